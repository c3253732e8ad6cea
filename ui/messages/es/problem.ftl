# Problems that the backend reports. The English sentences come from the backend.

problem-already-connected = Esta tienda ya está conectada, como «{ $name }».
    .advice = Abra esa conexión o quítela primero.
problem-bad-client-id = La tienda rechazó este Client ID.
    .advice = Cópielo de nuevo de las claves de aplicación de la tienda.
problem-bad-client-id-by-clock = La tienda rechazó este Client ID. { time-clock-note }
    .advice = Ajuste primero el reloj de este ordenador: puede ser la causa. Cópielo de nuevo de las claves de aplicación de la tienda.
problem-bad-credentials = La tienda rechazó este Client ID y este Client secret.
    .advice = Copie ambos de nuevo de las claves de aplicación de la tienda y compruebe que la región es correcta.
problem-bad-credentials-by-clock = La tienda rechazó este Client ID y este Client secret. { time-clock-note }
    .advice = Ajuste primero el reloj de este ordenador: puede ser la causa. Copie ambos de nuevo de las claves de aplicación de la tienda y compruebe que la región es correcta.
problem-browser-not-opened = El navegador no se abrió.
    .advice = Copie el enlace de seguimiento y ábralo usted mismo.
problem-cancelled = Se detuvo antes de enviar nada.
problem-created-not-added = Se creó el miembro, pero no se pudo añadir a la cuenta. { $cause }
    .advice = Añádalo como miembro de otra cuenta o de ninguna.
problem-creation-unknown = Se perdió la respuesta de la tienda. El cliente puede haberse creado o no.
    .advice = Espere un minuto y busque el correo electrónico antes de volver a intentarlo.
problem-credentials-refused = La tienda ya no acepta las credenciales de esta conexión.
    .advice = Vuelva a conectar la tienda con una clave de aplicación vigente.
problem-credentials-refused-by-clock = La tienda ya no acepta las credenciales de esta conexión. { time-clock-note }
    .advice = Ajuste primero el reloj de este ordenador: puede ser la causa. Vuelva a conectar la tienda con una clave de aplicación vigente.
problem-customer-deleted = Este cliente se eliminó de la tienda.
problem-email-taken = Otro cliente de esta tienda tiene este correo electrónico.
    .advice = Busque a ese cliente o use otra dirección.
problem-file-gone = Este archivo ya no está en su carpeta de descargas.
    .advice = Puede que se haya movido, renombrado o eliminado. Guárdelo de nuevo si lo necesita.
problem-folder-not-shown = El gestor de archivos no se abrió.
    .advice = Abra usted mismo su carpeta de descargas. El archivo está ahí.
problem-forbidden = Esta clave de aplicación no permite eso.
    .advice = Use una clave con acceso a clientes y pedidos.
problem-host-not-allowed = Su organización no permite conexiones con { $host }.
    .advice = Use uno de los hosts permitidos o consulte a su administrador.
problem-host-not-found = No hay ningún host con este nombre.
    .advice = Compruebe la dirección y su red y vuelva a intentarlo. Si su red necesita un proxy, introdúzcalo en Ajustes, en «Red».
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
problem-keyring-absent = No se encontró ningún llavero del sistema.
    .advice = Inicie uno, como GNOME Keyring o KWallet, y vuelva a intentarlo, o conserve el secreto solo hasta salir.
problem-keyring-denied = No se desbloqueó el llavero.
    .advice = Vuelva a intentarlo e introduzca la contraseña del llavero cuando su sistema la pida.
problem-keyring-empty = El servicio de llavero funciona, pero no tiene ningún llavero donde guardar secretos.
    .advice = Cree un llavero predeterminado en la aplicación de contraseñas de su sistema y vuelva a intentarlo, o conserve el secreto solo hasta salir.
problem-keyring-failed = Error del llavero: { $cause }.
    .advice = Vuelva a intentarlo, o conserve el secreto solo hasta salir.
problem-keyring-locked = El llavero está bloqueado.
    .advice = Desbloquéelo en la aplicación de contraseñas de su sistema y vuelva a intentarlo.
problem-keyring-timed-out = El llavero no respondió a tiempo.
    .advice = Puede que su sistema pida la contraseña del llavero en otra ventana. Introdúzcala allí y vuelva a intentarlo.
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
problem-member-one-per-profile = Esta tienda permite a cada miembro una contraseña por perfil, y este miembro ya tiene una.
    .advice = Cree el perfil «Support sign-in» en la configuración del inicio de sesión de soporte.
problem-member-profile-deleted = El perfil de contraseña de los inicios de sesión de soporte se eliminó de la tienda.
    .advice = Elija otro en la configuración del inicio de sesión de soporte.
problem-member-profile-needs-email = Los nombres de usuario de este perfil de contraseña son direcciones de correo. Los de las credenciales de soporte no lo son.
    .advice = Elija otro perfil o cree «Support sign-in» en la configuración del acceso de soporte.
problem-member-profile-unclear = Esta tienda tiene varios perfiles de contraseña y ninguno está elegido para los inicios de sesión de soporte.
    .advice = Elija uno en la configuración del inicio de sesión de soporte.
problem-member-token-ended = Esta tienda termina el inicio de sesión del miembro en cuanto se elimina la credencial de soporte.
    .advice = Inicie sesión con un código de un solo uso o use la vista previa.
problem-member-username-taken = La tienda rechazó el nombre de la credencial de soporte, así que no se creó ninguna.
    .advice = Vuelva a intentarlo. Si se repite, compruebe el perfil de contraseña en la configuración del inicio de sesión de soporte.
problem-member-wrong-subject = Esta sesión no tiene esa vista.
    .advice = Comience otra sesión para verla.
problem-needs-accounts-role = Esta clave de aplicación no puede usar cuentas.
    .advice = Use una clave con el rol Seller Admin o Support.
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
problem-not-extendable = Esta sesión no se puede ampliar más.
    .advice = Finalícela y abra de nuevo la vista de cliente.
problem-not-found = No encontrado: { $detail }.
    .advice = Puede que se haya eliminado. Actualice la lista.
problem-nothing-to-copy = La contraseña nueva ya se olvidó, así que no se puede copiar.
    .advice = Establezca otra contraseña para el cliente.
problem-offset-limit = La tienda devuelve como máximo { $limit } resultados.
    .advice = Acote la lista.
problem-preview-off = Las vistas previas están desactivadas para esta tienda.
    .advice = Cámbielo en «Tiendas» > «Editar».
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
problem-sandbox-not-running = La tienda de pruebas no está en marcha.
    .advice = Abra de nuevo la tienda de pruebas.
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
problem-untrusted-certificate = Su sistema no confía en el certificado del host, así que no se envió nada.
    .advice = Si la tienda tiene un certificado privado, elija su archivo para esta tienda. Si no, consulte a su administrador de red.
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
