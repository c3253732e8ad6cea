# The first screen while no store is saved.

welcome-connect = Conectar una tienda
welcome-lead = Encuentre a un cliente, vea sus pedidos, establezca una contraseña nueva y vea la tienda con su propio acceso.
welcome-name = Su nombre
welcome-name-hint = Se anota con todo lo que hace, en un registro de auditoría en este ordenador.
welcome-open-sandbox = Abrir la tienda de pruebas
welcome-opening = Abriendo…
welcome-own = Conectar su tienda
welcome-own-keyring = El secreto permanece en el llavero de su sistema
welcome-own-tested = Se prueba antes de guardar nada
welcome-own-text = Una tienda de Moltin o Elastic Path Commerce Cloud. Necesita una clave de aplicación.
welcome-sandbox = Probar una tienda de pruebas
welcome-sandbox-offline = No requiere cuenta ni red
welcome-sandbox-reset = Se puede restablecer cuando quiera
welcome-sandbox-text = 48 clientes y dos años de pedidos, todos inventados, en este ordenador.
welcome-title = Vea la tienda como la ve el cliente
