# Setting a customer's password, and handing it over.

password-back = Atrás
password-changing = Estableciendo contraseña…
password-clipboard-cleared = Borrada del portapapeles.
password-clipboard-left = Copiada. Se borra en { $seconds } s.
password-copied = Copiado
password-copy = Copiar contraseña
password-copy-message = Copiar mensaje
password-created-title = Se creó a { $name }
password-customer-create = Crear cliente
password-customer-creating = Creando…
password-customer-email = Correo electrónico
password-customer-external-ref = Referencia externa
password-customer-external-ref-hint = Opcional. El número del cliente en sus otros sistemas.
password-customer-found = Se perdió la respuesta de la tienda. Se consultó a { $name }, y se había creado.
password-customer-made = Se creó a { $name }
password-customer-name = Nombre
password-customer-open-other = Abrir el cliente con esta dirección
password-customer-title = Cliente nuevo
password-done = Listo
password-done-title = Contraseña establecida para { $name }
password-enter = Introducir una
password-enter-password = Contraseña
password-enter-password-hint = Se usa una vez y nunca se guarda.
password-forgotten = Envíe la contraseña por separado del mensaje. Nunca se muestra, y se olvida al pulsar «Listo».
password-generate = Generar una contraseña segura
password-generate-hint = Podrá copiarla una vez establecida. Nunca se muestra.
password-message-created =
    Hola, { $name }:

    Hemos creado una cuenta para usted en { $store } ({ $email }). Le enviaremos la contraseña por separado. Cámbiela después de iniciar sesión.
password-message-set =
    Hola, { $name }:

    Hemos establecido una contraseña nueva para su cuenta en { $store } ({ $email }). Su contraseña anterior ya no funciona. Le enviaremos la nueva por separado. Cámbiela después de iniciar sesión.

    Si no nos pidió ayuda, responda a este mensaje de inmediato.
password-message-signature = { $operator }, { $store }
password-new = Contraseña nueva
password-none = Sin contraseña por ahora
password-none-hint = Puede establecer una más adelante.
password-replace = Establecer contraseña e iniciar sesión
password-replace-address = Introduzca el correo electrónico de { $name }.
password-replace-ask = ¿No tiene la contraseña y la vista previa no basta?
password-replace-open = Establecer una contraseña nueva…
password-replace-others = Hasta que elija otra, cualquiera que tenga la contraseña nueva puede iniciar sesión como el cliente, incluido usted.
password-replace-preview = Vista previa en su lugar
password-replace-stops = La contraseña actual de { $name } deja de funcionar de inmediato.
password-replace-tell = No puede recuperarla, y la tienda no avisa al cliente. Usted le envía la nueva.
password-send-message = 1. Envíe este mensaje
password-send-password = 2. Envíe la contraseña por otro medio
password-set = Establecer contraseña
password-set-title = Establecer una contraseña para { $name }
password-set-title-new = Establecer una contraseña nueva para { $name }
password-set-warning = Esto sustituye para siempre la contraseña del cliente. Ya no podrá iniciar sesión con la anterior, y la tienda no le avisa.
password-setting = Estableciendo contraseña…
password-show = Mostrar contraseña
password-strength-fair = Aceptable. Más larga es mejor.
password-strength-short = Demasiado corta. Use al menos 8 caracteres.
password-strength-strong = Segura
password-strength-weak = Débil. Use más palabras sin relación o más caracteres.
