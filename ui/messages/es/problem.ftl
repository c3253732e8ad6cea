# Problems that the backend reports. The English sentences come from the backend.

problem-already-connected = Esta tienda ya está conectada, como «{ $name }».
    .advice = Abra esa conexión o quítela primero.
problem-audit-log-not-written = No se pudo escribir el registro de auditoría. { $cause }
    .advice = { $causeAdvice }
problem-audit-log-unopened = No se puede abrir el registro de auditoría { $place }. { $cause }
    .advice = { $causeAdvice } Hasta que se pueda usar, no se cambia nada en ninguna tienda y nadie inicia sesión como cliente.
problem-audit-log-unreadable = No se pudo leer el registro de auditoría. { $cause }
    .advice = { $causeAdvice }
problem-audit-log-unwritable = No se pudo escribir el registro de auditoría, así que no se hizo nada. { $cause }
    .advice = { $causeAdvice }
problem-bad-client-id = La tienda rechazó este Client ID.
    .advice = Cópielo de nuevo de las claves de aplicación de la tienda.
problem-bad-client-id-by-clock = La tienda rechazó este Client ID. { time-clock-note }
    .advice = Ajuste primero el reloj de este ordenador: puede ser la causa. Cópielo de nuevo de las claves de aplicación de la tienda.
problem-bad-credentials = La tienda rechazó este Client ID y este Client secret.
    .advice = Copie ambos de nuevo de las claves de aplicación de la tienda y compruebe que la región es correcta.
problem-bad-credentials-by-clock = La tienda rechazó este Client ID y este Client secret. { time-clock-note }
    .advice = Ajuste primero el reloj de este ordenador: puede ser la causa. Copie ambos de nuevo de las claves de aplicación de la tienda y compruebe que la región es correcta.
problem-behind-proxy = { $failure } La conexión pasó por el proxy { $proxy }.
    .advice = { $failureAdvice }
problem-browser-not-opened = El navegador no se abrió.
    .advice = Abra usted mismo { $address }.
problem-cancelled = Se detuvo antes de enviar nada.
problem-certificate-expired = El certificado del host caducó el { $until }. El reloj de este equipo marca { $now }. No se envió nada.
    .advice = Si esa no es la hora, ajuste el reloj de este equipo. Si lo es, pida al administrador del host que renueve el certificado.
problem-certificate-not-valid = El certificado del host no es válido hoy, así que no se envió nada.
    .advice = Compruebe la fecha de este equipo. Si es correcta, pida al administrador del host que renueve el certificado.
problem-certificate-of-other-hosts = El certificado del host es de otro host ({ $hosts }), así que no se envió nada.
    .advice = Compruebe la dirección. Si es correcta, pregunte a su administrador de red si hay un proxy en medio.
problem-certificate-too-early = El certificado del host solo es válido a partir del { $from }. El reloj de este equipo marca { $now }. No se envió nada.
    .advice = Si esa no es la hora, ajuste el reloj de este equipo. Si lo es, pida al administrador del host que renueve el certificado.
problem-clipboard-failed = Falló el portapapeles: { $words }.
    .advice = Vuelva a intentarlo. Si falla de nuevo, establezca una contraseña que introduzca usted.
problem-clipboard-not-kept = El portapapeles no conservó lo que se copió.
    .advice = Vuelva a intentarlo. Si falla de nuevo, establezca una contraseña que introduzca usted.
problem-clipboard-timed-out = El portapapeles no respondió a tiempo.
    .advice = Vuelva a intentarlo. Si falla de nuevo, establezca una contraseña que introduzca usted.
problem-connection-not-set-up = No se pudo establecer la conexión.
    .advice = Compruebe los certificados del sistema y vuelva a intentarlo.
problem-created-maybe-added = Se creó el miembro. No se sabe si se añadió a la cuenta. { $cause }
    .advice = Mire los miembros de la cuenta. Si no está, añádalo como miembro de ninguna cuenta.
problem-created-not-added = Se creó el miembro, pero no se pudo añadir a la cuenta. { $cause }
    .advice = Añádalo como miembro de otra cuenta o de ninguna.
problem-creation-unknown = Se perdió la respuesta de la tienda. El cliente puede haberse creado o no.
    .advice = Espere un minuto y busque el correo electrónico antes de volver a intentarlo.
problem-credentials-refused = La tienda ya no acepta las credenciales de esta conexión.
    .advice = Vuelva a conectar la tienda con una clave de aplicación vigente.
problem-credentials-refused-by-clock = La tienda ya no acepta las credenciales de esta conexión. { time-clock-note }
    .advice = Ajuste primero el reloj de este ordenador: puede ser la causa. Vuelva a conectar la tienda con una clave de aplicación vigente.
problem-customer-deleted = Este cliente se eliminó de la tienda.
problem-done-not-recorded = { $done } Pero el registro de auditoría no pudo anotarlo. { $cause }
    .advice = No lo haga otra vez. Muestre este mensaje a la persona responsable del registro de auditoría.
problem-during-customer-view = Esto no se puede hacer durante una sesión de cliente.
    .advice = Finalice la sesión y vuelva a intentarlo.
problem-email-taken = Otro cliente de esta tienda tiene este correo electrónico.
    .advice = Busque a ese cliente o use otra dirección.
problem-failure-not-recorded = { $failure } El registro de auditoría no pudo anotarlo. { $cause }
    .advice = { $failureAdvice }
problem-field-city = una ciudad
problem-field-company = una empresa
problem-field-country = un país
problem-field-county = un condado
problem-field-currency = una moneda
problem-field-email = el correo electrónico
problem-field-external-ref = la referencia externa
problem-field-first-name = un nombre
problem-field-instructions = indicaciones
problem-field-label = una etiqueta
problem-field-last-name = un apellido
problem-field-legal-name = la razón social
problem-field-name = el nombre
problem-field-order-number = un número de pedido
problem-field-phone = un número de teléfono
problem-field-postcode = un código postal
problem-field-region = una región
problem-field-registration-id = el número de registro
problem-field-second-line = una segunda línea
problem-field-street = una calle
problem-fields-required = La tienda exige: { $fields }.
problem-file-gone = Este archivo ya no está en su carpeta de descargas.
    .advice = Puede que se haya movido, renombrado o eliminado. Guárdelo de nuevo si lo necesita.
problem-file-not-written = No se pudo escribir el archivo. { $cause }
    .advice = { $causeAdvice }
problem-folder-not-shown = El gestor de archivos no se abrió.
    .advice = Abra usted mismo su carpeta de descargas. El archivo está ahí.
problem-folder-unusable = No se puede usar la carpeta { $place } de la aplicación. { $cause }
    .advice = { $causeAdvice } Hasta entonces no se guarda ni se cambia nada, y nadie inicia sesión como cliente.
problem-forbidden = Esta clave de aplicación no permite eso.
    .advice = Use una clave con acceso a clientes y pedidos.
problem-host-not-allowed = Su organización no permite conexiones con { $host }.
    .advice = Use uno de los hosts permitidos o consulte a su administrador.
problem-host-not-found = No hay ningún host con este nombre.
    .advice = Compruebe la dirección y su red y vuelva a intentarlo. Si su red necesita un proxy, introdúzcalo en Ajustes, en «Red».
problem-host-not-found-by-proxy = El proxy { $proxy } no encuentra ningún host con este nombre.
    .advice = Compruebe la dirección. Si solo el proxy puede encontrar el host, empiece la dirección del proxy por socks5h://, para que busque él el nombre.
problem-host-refused = No se envió nada a { $host }, porque usted no lo permitió.
    .advice = Compruebe la dirección y vuelva a intentarlo.
problem-host-refuses = Se alcanzó el host, pero ninguna tienda responde en esta dirección.
    .advice = Compruebe la dirección y que la tienda esté en marcha, y vuelva a intentarlo.
problem-host-timed-out = El host no responde.
    .advice = Compruebe la dirección y su red y vuelva a intentarlo. Si su red necesita un proxy, introdúzcalo en Ajustes, en «Red».
problem-host-unreachable = No se puede acceder al host.
    .advice = Compruebe la dirección y su red y vuelva a intentarlo. Si su red necesita un proxy, introdúzcalo en Ajustes, en «Red».
problem-incomplete = La tienda cuenta { $total } resultados, pero solo lista { $read }.
    .advice = Vuelva a intentarlo en unos minutos. Si ocurre de nuevo, contacte con el soporte de la tienda.
problem-internal = Shopside tuvo un problema propio y no pudo terminar la operación.
    .advice = Puede seguir trabajando. Compruebe si se hizo antes de volver a intentarlo. Si vuelve a ocurrir, envíe a su soporte el diagnóstico desde los ajustes.
problem-keyring-absent = No se encontró ningún llavero del sistema.
    .advice = Inicie uno, como GNOME Keyring o KWallet, y vuelva a intentarlo, o conserve el secreto solo hasta salir.
problem-keyring-ambiguous = El llavero tiene varios Client secrets para esta tienda.
    .advice = Vuelva a intentarlo o conserve el secreto solo hasta salir.
problem-keyring-denied = No se desbloqueó el llavero.
    .advice = Vuelva a intentarlo e introduzca la contraseña del llavero cuando su sistema la pida.
problem-keyring-empty = El servicio de llavero funciona, pero no tiene ningún llavero donde guardar secretos.
    .advice = Cree un llavero predeterminado en la aplicación de contraseñas de su sistema y vuelva a intentarlo, o conserve el secreto solo hasta salir.
problem-keyring-failed = Falló el llavero: { $words }.
    .advice = Vuelva a intentarlo o conserve el secreto solo hasta salir.
problem-keyring-locked = El llavero está bloqueado.
    .advice = Desbloquéelo en la aplicación de contraseñas de su sistema y vuelva a intentarlo.
problem-keyring-no-reason = Falló el llavero sin dar ningún motivo.
    .advice = Vuelva a intentarlo o conserve el secreto solo hasta salir.
problem-keyring-not-returned = El llavero no devolvió el secreto que se acababa de guardar.
    .advice = Vuelva a intentarlo o conserve el secreto solo hasta salir.
problem-keyring-other-content = El llavero tiene otra cosa en el lugar del Client secret.
    .advice = Vuelva a intentarlo o conserve el secreto solo hasta salir.
problem-keyring-timed-out = El llavero no respondió a tiempo.
    .advice = Puede que su sistema pida la contraseña del llavero en otra ventana. Introdúzcala allí y vuelva a intentarlo.
problem-keyring-too-long = El Client secret supera los { $limit } caracteres que permite el llavero.
    .advice = Vuelva a intentarlo o conserve el secreto solo hasta salir.
problem-locked = Shopside está bloqueado.
    .advice = Desbloquéelo para continuar.
problem-managed = Esto lo gestiona su organización y no se puede cambiar aquí.
problem-member-account-gone = La tienda ya no muestra esta cuenta al miembro.
    .advice = Quizá se le quitó de ella. Elija otra cuenta o finalice la sesión.
problem-member-account-not-open = No hay ninguna cuenta abierta en esta sesión.
    .advice = Elija una de las cuentas del miembro.
problem-member-account-switched = Mientras tanto se abrió otra cuenta.
    .advice = Cárguelo de nuevo.
problem-member-account-unknown = Esta cuenta no es una de las cuentas del miembro.
    .advice = Elija otra o comience una sesión nueva si el miembro se acaba de añadir.
problem-member-cart-not-listed = Este carrito no está en la lista.
    .advice = Cargue de nuevo los carritos y ábralo desde allí.
problem-member-code-refused = La tienda rechazó este código.
    .advice = Compruébelo con el miembro. Si tiene más de 10 minutos o ya se usó, solicite uno nuevo.
problem-member-codes-off = Esta tienda no tiene códigos de un solo uso.
    .advice = Permítalos en uno de los perfiles de contraseña de la tienda para usarlos.
problem-member-colleague-signing-in = Otra persona está iniciando sesión como este miembro, y esta tienda permite una sola credencial de soporte a la vez.
    .advice = Vuelva a intentarlo en un momento. Si la credencial sigue ahí después de 3 minutos, Shopside la elimina cuando vuelva a intentarlo.
problem-member-credential-refused = La tienda rechazó la credencial de soporte, que se eliminó.
    .advice = Vuelva a intentarlo. Quizá otra persona inició sesión como el mismo miembro hace un momento.
problem-member-leftover-stays = Queda una credencial de soporte de este miembro y la tienda no la elimina.
    .advice = Espere a que desaparezca y vuelva a intentarlo. Shopside sigue intentándolo.
problem-member-needs-role = Esta clave de aplicación no puede leer cómo inician sesión los miembros de las cuentas.
    .advice = Use una clave con el rol «Seller Admin». Los roles «Support» e «IT» no bastan.
problem-member-no-account = Este miembro no pertenece a ninguna cuenta, así que la tienda no le muestra nada.
    .advice = Añada primero el miembro a una cuenta.
problem-member-no-profile = Ningún perfil de contraseña de esta tienda sirve para los inicios de sesión de soporte.
    .advice = Configure primero el inicio de sesión de soporte.
problem-member-no-realm = Esta tienda no tiene inicio de sesión para miembros de las cuentas.
    .advice = Configure primero las cuentas en la tienda y vuelva a intentarlo.
problem-member-no-username = Este miembro no tiene un nombre de usuario al que enviar un código de un solo uso.
    .advice = Inicie sesión con una credencial de soporte.
problem-member-not-shown = La tienda no muestra esto a los miembros de las cuentas.
    .advice = Use la vista previa para verlo con su acceso de administrador.
problem-member-one-per-profile = Esta tienda permite a cada miembro una contraseña por perfil, y este miembro ya tiene una.
    .advice = Cree el perfil «Support sign-in» en la configuración del inicio de sesión de soporte.
problem-member-profile-deleted = El perfil de contraseña de los inicios de sesión de soporte se eliminó de la tienda.
    .advice = Elija otro en la configuración del inicio de sesión de soporte.
problem-member-profile-name-taken = La tienda tiene un perfil «Support sign-in» que no se creó en este equipo.
    .advice = Elíjalo si un compañero lo creó para esta aplicación. Si un escaparate lo usa, cámbiele antes el nombre en la tienda.
problem-member-profile-needs-email = Los nombres de usuario de este perfil de contraseña son direcciones de correo. Los de las credenciales de soporte no lo son.
    .advice = Elija otro perfil o cree «Support sign-in» en la configuración del acceso de soporte.
problem-member-profile-unclear = Esta tienda tiene varios perfiles de contraseña y ninguno está elegido para los inicios de sesión de soporte.
    .advice = Elija uno en la configuración del inicio de sesión de soporte.
problem-member-token-ended = Esta tienda termina el inicio de sesión del miembro en cuanto se elimina la credencial de soporte.
    .advice = Inicie sesión con un código de un solo uso o use la vista previa.
problem-member-username-taken = La tienda rechazó el nombre de la credencial de soporte, así que no se creó ninguna.
    .advice = Vuelva a intentarlo: quizá otra persona inició sesión como el mismo miembro hace un momento. Si se repite, compruebe el perfil de contraseña en la configuración del inicio de sesión de soporte.
problem-member-wrong-subject = Esta sesión no tiene esa vista.
    .advice = Comience otra sesión para verla.
problem-needs-accounts-role = Esta clave de aplicación no puede usar cuentas.
    .advice = Use una clave con el rol Seller Admin o Support.
problem-needs-personal-data-role = Esta clave de aplicación no puede usar el registro de datos personales ni pedir que se borren.
    .advice = Use una clave con el rol Seller Admin o IT.
problem-needs-realms-role = Esta clave de aplicación no puede usar dominios de autenticación.
    .advice = Use una clave con el rol Seller Admin.
problem-needs-secret = Esta conexión solo permite iniciar sesión.
    .advice = Para trabajar con clientes, conecte la tienda con su Client secret.
problem-needs-sign-in = Una vista previa solo muestra sus propios datos, así que no hay nada que comparar.
    .advice = Inicie sesión como el cliente para ver ambos lados.
problem-no-account-realm = Esta tienda no tiene un dominio de autenticación para los miembros de las cuentas.
    .advice = Configure primero la autenticación de cuentas en la tienda.
problem-no-certificate = No hay ningún certificado en este archivo.
    .advice = Elija un archivo en formato PEM. Empieza por «-----BEGIN CERTIFICATE-----».
problem-no-downloads-folder = No tiene carpeta de descargas ni carpeta personal, así que no se puede escribir ningún archivo.
    .advice = Cree una carpeta de descargas en su carpeta personal y reinicie la aplicación.
problem-no-password = Este cliente no tiene contraseña, así que no puede iniciar sesión como él.
    .advice = Establezca primero una contraseña.
problem-no-store-there = El host respondió, pero no hay ninguna API de tienda en esta dirección (estado { $status }).
    .advice = Introduzca la dirección sin ruta, como https://euwest.api.elasticpath.com.
problem-no-update = No hay ninguna actualización con la que continuar.
    .advice = Vuelva a buscar actualizaciones.
problem-not-a-store = La respuesta del host no es la de una tienda (estado { $status }).
    .advice = Compruebe la dirección y si hay un proxy o una página de inicio de sesión por medio.
problem-not-created = No se creó el cliente: se perdió la respuesta de la tienda, y ningún cliente tiene este correo electrónico.
    .advice = Vuelva a intentarlo.
problem-not-exported = Su organización exige que su servidor de registros tenga el registro de auditoría antes de mostrar nada. { $cause }
    .advice = Vuelva a intentarlo. Si falla de nuevo, comunique este mensaje a su administrador.
problem-not-extendable = Esta sesión no se puede ampliar más.
    .advice = Finalícela y abra de nuevo la vista de cliente.
problem-not-found = No encontrado: { $detail }.
    .advice = Puede que se haya eliminado. Actualice la lista.
problem-not-shown = No se pudo escribir el registro de auditoría, así que no se muestra nada. { $cause }
    .advice = { $causeAdvice }
problem-nothing-to-copy = La contraseña nueva ya se olvidó, así que no se puede copiar.
    .advice = Establezca otra contraseña para el cliente.
problem-offset-limit = La tienda devuelve como máximo { $limit } resultados.
    .advice = Acote la lista.
problem-preferences-lost = El archivo de preferencias estaba dañado. Se conserva como { $file }. No hay ninguna versión intacta, así que hay que volver a conectar las tiendas.
problem-preferences-not-saved = No se pudieron guardar las preferencias. { $cause }
    .advice = { $causeAdvice } No se cambió nada. La aplicación sigue usando sus preferencias actuales hasta que se puedan guardar.
problem-preferences-read-only = { $cause } El archivo se queda como está y no se puede guardar nada.
    .advice = { $causeAdvice }
problem-preferences-restored = El archivo de preferencias estaba dañado. Se conserva como { $file } y se usa su última versión intacta.
problem-preview-off = Las vistas previas están desactivadas para esta tienda.
    .advice = Cámbielo en «Tiendas» > «Editar».
problem-proxy-address-invalid = No se puede leer la dirección del proxy ({ $from ->
        [setting] de los ajustes
        [environment] de la variable de entorno { $variable }
       *[system] de los ajustes del sistema
    }), así que no se envió nada.
    .advice = Una dirección tiene este aspecto: http://proxy.example:3128 o socks5h://proxy.example:1080. Corríjala. { $from ->
            [setting] Está en Ajustes, en «Red».
            [environment] Está en la variable de entorno { $variable }, que la aplicación lee al iniciarse. Puede elegir otro proxy, o ninguno, en Ajustes, en «Red».
           *[system] Está en los ajustes de red de su sistema. Puede elegir otro proxy, o ninguno, en Ajustes, en «Red».
        }
problem-proxy-failed = El proxy { $proxy } ({ $from ->
        [setting] de los ajustes
        [environment] de la variable de entorno { $variable }
       *[system] de los ajustes del sistema
    }) { $fault ->
        [host_not_found] no se encuentra: no hay ningún host con este nombre.
        [connection_refused] rechaza las conexiones: allí no funciona ningún proxy.
        [invalid_certificate] tiene un certificado que no es válido o en el que su sistema no confía.
        [credentials_missing] exige un nombre de usuario y una contraseña.
        [credentials_refused] no acepta el nombre de usuario y la contraseña.
        [not_allowed] no permite conexiones al host de la tienda.
        [store_unreachable] no llega al host de la tienda.
        [not_connected] no se conectó al host de la tienda: no lo permite, o no encuentra el host o no llega a él.
        [not_a_proxy] no responde como un proxy de este tipo.
       *[unreachable] no está accesible.
    }
    .advice =
        { $fault ->
            [credentials_missing] Introduzca el proxy con su nombre de usuario y su contraseña en Ajustes, en «Red».
            [credentials_refused] Introduzca el proxy con su nombre de usuario y su contraseña en Ajustes, en «Red». Si son correctos, quizá el proxy exija otro tipo de inicio de sesión, como NTLM, que la aplicación no tiene: pregunte a su administrador de red.
            [not_allowed] Compruebe la dirección de la tienda. Si es correcta, pida a su administrador de red que permita al proxy conectarse a ella.
            [store_unreachable] Compruebe la dirección de la tienda. Si es correcta, pida a su administrador de red que permita al proxy conectarse a ella.
            [not_connected] Compruebe la dirección de la tienda. Si es correcta, pida a su administrador de red que permita al proxy conectarse a ella.
            [not_a_proxy] Compruebe su puerto y si es un proxy HTTP (http://) o un proxy SOCKS (socks5h://).
           *[other] Compruebe su red y la dirección del proxy. { $from ->
                [setting] Está en Ajustes, en «Red».
                [environment] Está en la variable de entorno { $variable }, que la aplicación lee al iniciarse. Puede elegir otro proxy, o ninguno, en Ajustes, en «Red».
               *[system] Está en los ajustes de red de su sistema. Puede elegir otro proxy, o ninguno, en Ajustes, en «Red».
            }
        }
problem-proxy-or-store-timed-out = El proxy { $proxy } o la tienda que está detrás no responde.
    .advice = Compruebe su red, el proxy y la dirección y vuelva a intentarlo.
problem-question-open = Otro diálogo de Shopside sigue abierto.
    .advice = Respóndalo primero y vuelva a intentarlo.
problem-rate-limited = La tienda está limitando las solicitudes.
    .advice =
        { $seconds ->
            [0] Espere unos segundos y vuelva a intentarlo.
            [one] Vuelva a intentarlo en { $seconds } segundo.
           *[other] Vuelva a intentarlo en { $seconds } segundos.
        }
problem-redirected = El host redirige a { $to }. Shopside no lo siguió, porque sus credenciales irían allí.
    .advice = Compruebe la dirección. No debe redirigir.
problem-redirected-elsewhere = El host redirige a otra dirección. Shopside no lo siguió, porque sus credenciales irían allí.
    .advice = Compruebe la dirección. No debe redirigir.
problem-response-lost =
    { $how ->
        [empty] La respuesta de la tienda estaba vacía.
        [cut_off] La respuesta de la tienda estaba recortada.
        [timed_out] La tienda no respondió a tiempo.
       *[connection_lost] Se perdió la conexión con la tienda antes de que respondiera.
    }{ $then ->
        [repeat] { "" }
        [sign_in_again] { "" }
        [repeat_write] { "" } Puede que se haya realizado de todos modos.
       *[check] { "" } Puede que se haya realizado de todos modos.
    }
    .advice =
        { $then ->
            [repeat] Puede volver a intentarlo sin riesgo.
            [sign_in_again] Vuelva a intentarlo. La tienda puede contarlo como un intento de inicio de sesión.
            [repeat_write] Puede volver a intentarlo sin riesgo.
           *[check] Compruebe si se realizó antes de volver a intentarlo.
        }
problem-response-too-large = La respuesta de la tienda era demasiado grande.
    .advice = Acótela y vuelva a intentarlo.
problem-sandbox-failed = La tienda de pruebas no se inició: { $words }.
    .advice = Vuelva a intentarlo. Si falla de nuevo, reinicie la aplicación.
problem-sandbox-not-running = La tienda de pruebas no está en marcha.
    .advice = Abra de nuevo la tienda de pruebas.
problem-sandbox-not-started = La tienda de pruebas no se inició. { $cause }
    .advice = { $causeAdvice }
problem-sandbox-of-other-file = La tienda de pruebas no se inició: { $words }.
    .advice = Mueva sandbox.sqlite fuera de la carpeta de la aplicación y vuelva a intentarlo.
problem-sandbox-unknown-fault = La tienda de pruebas no conoce este fallo.
    .advice = Elija uno de la lista.
problem-secret-missing = El Client secret de esta tienda ya no está en el llavero.
    .advice = Se eliminó fuera de Shopside. Vuelva a introducirlo.
problem-secret-not-saved = El Client secret de esta tienda no se guardó.
    .advice = Vuelva a introducirlo.
problem-session-ended = Esta sesión de cliente ha finalizado.
    .advice = Abra de nuevo la vista de cliente para continuar.
problem-session-rejected = La tienda ya no acepta esta sesión de cliente.
    .advice = Vuelva a iniciar sesión como el cliente para continuar.
problem-sign-in-off = El inicio de sesión como cliente está desactivado para esta tienda.
    .advice = Cámbielo en «Tiendas» > «Editar».
problem-stopped = Se detuvo antes de terminar, y no se escribió ningún archivo.
problem-store-failed = La tienda tuvo un problema ({ $status }): { $detail }.
    .advice = Vuelva a intentarlo en un momento.
problem-store-not-open = Esta tienda no está abierta.
    .advice = Ábrala desde la lista de tiendas.
problem-store-refused = La tienda rechazó esto: { $detail }.
    .advice = Corríjalo y vuelva a intentarlo.
problem-support-log-unwritable = No se puede escribir el registro para el soporte. { $cause }
    .advice = { $causeAdvice } La aplicación funciona sin este registro.
problem-token-expired = El token de cliente que emitió la tienda ya ha caducado, así que no hay sesión.
    .advice = Compruebe el reloj de este ordenador y vuelva a iniciar sesión. Si está bien, avise al soporte de la tienda.
problem-token-expired-by-clock = El token de cliente que emitió la tienda ya ha caducado, así que no hay sesión. { time-clock-note }
    .advice = Ajuste el reloj de este ordenador y vuelva a iniciar sesión. Si está bien, el de la tienda está mal: avise al soporte de la tienda.
problem-too-many-records = La tienda envió más de los { $limit } registros solicitados, así que no se usa ninguno.
    .advice = Comuníquelo al soporte de la tienda, con la dirección de la tienda.
problem-too-many-rows = Un archivo de Excel admite como máximo 1 048 575 filas, y hay más.
    .advice = Filtre menos, o exporte como CSV o JSON Lines.
problem-too-much-text = Una celda de Excel admite como máximo 32 767 caracteres, y «{ $column }» en la fila { $row } tiene más.
    .advice = Exporte como CSV o JSON Lines, que no tienen ese límite.
problem-unclear-customer = La respuesta de la tienda no dice de quién es este pedido, así que no se muestra.
    .advice = Búsquelo en los pedidos de la tienda.
problem-unlock-failed = Su sistema no pudo comprobar que es usted ({ $words }), así que Shopside sigue bloqueado.
    .advice = Vuelva a intentarlo. Si sigue fallando, cierre la sesión de este equipo e iníciela de nuevo.
problem-unlock-pending = Su sistema sigue esperando su contraseña, así que Shopside sigue bloqueado.
    .advice = Busque su diálogo, quizá detrás de esta ventana, y vuelva a pulsar «Desbloquear».
problem-unlock-refused = Su sistema no confirmó que sea usted, así que Shopside sigue bloqueado.
    .advice = Pulse «Desbloquear» e introduzca la contraseña de su cuenta en este ordenador.
problem-unlock-without-dialog = Su escritorio no tiene un diálogo que pida una contraseña. Shopside solo está oculto: cualquier persona ante este ordenador puede continuar.
    .advice = Bloquee la pantalla cuando se vaya.
problem-unreadable-record = No se pudo leer un registro de la tienda.
    .advice = Búsquelo en la tienda y corríjalo allí.
problem-unreadable-response = No se pudo leer la respuesta de la tienda en «{ $path }».
    .advice = Compruebe la dirección. Si es correcta, comuníquelo con el ID de solicitud.
problem-unsupported-tls = El host solo ofrece un cifrado obsoleto, así que no se envió nada.
    .advice = Pida al administrador del host que ofrezca TLS 1.2 o 1.3.
problem-untrusted-authority = Su sistema no confía en el certificado del host, así que no se envió nada. { $isSelfSigned ->
        [true] Lo emitió el propio host, como «{ $authority }».
       *[other] Lo emitió «{ $authority }».
    }{ $hasOwnRoots ->
        [true] { "" } El certificado elegido para esta tienda no lo firmó.
       *[other] { "" }
    }
    .advice = Si «{ $authority }» es de su empresa, pida el archivo de certificado correcto a su administrador de red y elíjalo para esta tienda: al conectarla o en «Editar», en la lista de tiendas.
problem-untrusted-certificate = Su sistema no confía en el certificado del host, así que no se envió nada.
    .advice = Si la tienda tiene un certificado privado, elija su archivo para esta tienda. Si no, consulte a su administrador de red.
problem-unusable-policy = No se puede usar la directiva de su organización. Por eso la vista de cliente y las conexiones nuevas están desactivadas. { $fault }
    .advice = Pida a su administrador que corrija el archivo y reinicie la aplicación.
problem-update-malformed = No se puede leer la respuesta del servidor de actualizaciones ({ $words }).
    .advice = Compruebe la dirección en Ajustes o vuelva a intentarlo más tarde.
problem-update-not-installed = No se pudo instalar la actualización ({ $words }).
    .advice = Esta versión sigue instalada. Compruebe que puede escribir en la carpeta de la aplicación y vuelva a intentarlo.
problem-update-older = El servidor de actualizaciones ofrece la versión { $version }, anterior a esta.
    .advice = No se descargó nada. Compruebe la dirección en Ajustes.
problem-update-redirected = El servidor de actualizaciones redirige a una dirección no permitida.
    .advice = Compruebe la dirección en Ajustes. Las actualizaciones solo llegan por HTTPS.
problem-update-status = El servidor de actualizaciones respondió con el estado { $status }.
    .advice = Compruebe la dirección en Ajustes o vuelva a intentarlo más tarde.
problem-update-timed-out = El servidor de actualizaciones no respondió a tiempo.
    .advice = Compruebe su red y vuelva a intentarlo.
problem-update-too-large = La actualización es demasiado grande para ser auténtica.
    .advice = Compruebe la dirección en Ajustes.
problem-update-unreachable = No se puede acceder al servidor de actualizaciones ({ $words }).
    .advice = Compruebe su red y la dirección en Ajustes y vuelva a intentarlo.
problem-update-unsigned = La actualización no está firmada por los creadores de esta aplicación ({ $words }).
    .advice = Se ha borrado. Avise a los creadores si vuelve a ocurrir.
problem-update-without-package = La nueva versión no tiene ningún paquete para este sistema.
    .advice = Obténgala donde obtuvo esta.
problem-updates-wait = Las actualizaciones esperan a que finalice su sesión de cliente.
    .advice = Finalice la sesión y vuelva a intentarlo.
problem-updates-without-address = No hay ninguna dirección para buscar actualizaciones.
    .advice = Introduzca una en Ajustes.
problem-updates-without-key = Esta copia no puede verificar actualizaciones, así que no las busca.
problem-wrong-customer = La respuesta de la tienda es sobre otro cliente, así que no se muestra nada.
    .advice = Compruebe el correo electrónico y avise a los desarrolladores de la tienda.
problem-wrong-hostname = El certificado del host es de otro host, así que no se envió nada.
    .advice = Compruebe la dirección. Si es correcta, pregunte a su administrador de red si hay un proxy por medio.
problem-wrong-password = Contraseña incorrecta para este cliente.
    .advice = Compruébela y vuelva a intentarlo; los intentos repetidos pueden bloquearse.
