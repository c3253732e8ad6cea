# The setup of the sign-in with a support credential.

member-setup-close = Cerrar
member-setup-codes = Códigos de un solo uso
member-setup-confirm = He comprobado que el escaparate indica el perfil de contraseña que usa.
member-setup-create = Crear «Support sign-in»
member-setup-create-title = Un perfil propio
member-setup-created = «Support sign-in» se ha creado y se usa
member-setup-intro = Para iniciar sesión como miembro de una cuenta, la aplicación añade al miembro una credencial de soporte y la elimina al instante. La credencial necesita uno de los perfiles de contraseña de la tienda.
member-setup-menu = Inicio de sesión de soporte…
member-setup-own = Solo para soporte
member-setup-profile = Perfil de contraseña
member-setup-remove = Quitar «Support sign-in»…
member-setup-remove-confirm = Quitar el perfil
member-setup-remove-note = Las credenciales de soporte no se pueden usar hasta que elija otro perfil. No afecta a la contraseña de ningún miembro.
member-setup-remove-title = ¿Quitar «Support sign-in»?
member-setup-removed = «Support sign-in» se ha quitado
member-setup-removing = Quitando…
member-setup-role = La application key necesita el rol Seller Admin. Support no puede gestionar perfiles de contraseña e IT no puede leer miembros.
member-setup-saved = El perfil se usa para los inicios de sesión de soporte
member-setup-title = Inicio de sesión de soporte
member-setup-trap = <b>Un segundo perfil de contraseña puede impedir que los compradores inicien sesión.</b> Algunos escaparates toman el primer perfil de la lista. Pregunte a quienes gestionan el escaparate antes de crear uno.
member-setup-use = Usar este perfil
member-setup-used = En uso
