# Accounts and their members: the list, their pages, and the dialogs that change them.

account-above = Parte de
account-added = Agregado
account-all-tags = Todas las etiquetas
account-back = Atrás
account-below = Cuentas por debajo
account-below-more =
    { $count ->
        [one] Mostrar { $count } más
       *[other] Mostrar { $count } más
    }
account-below-part = La tienda no puede buscar las cuentas por debajo de esta. Solo se revisó una parte de sus { $total } cuentas.
account-below-read = Revisar todas las cuentas
account-below-reading = Revisando todas las cuentas…
account-copy-legal-name = Copiar la razón social
account-copy-registration = Copiar el número de registro
account-count =
    { $count ->
        [one] { $count } cuenta
       *[other] { $count } cuentas
    }
account-count-of =
    { $total ->
        [one] Primeras { $count } de { $total } cuenta
       *[other] Primeras { $count } de { $total } cuentas
    }
account-create = Crear cuenta
account-created = Creada
account-creating = Creando…
account-details = Detalles
account-hierarchy = Jerarquía
account-id-copied = ID de la cuenta
account-legal-name = Razón social
account-list = Cuentas
account-list-cut = La tienda solo muestra las primeras { $count } en este orden. Para encontrar otras, busque u ordene de otra manera.
account-member = Miembro
account-member-add = Agregar un miembro…
account-member-add-confirm = Agregar miembro
account-member-add-title = Agregar un miembro a { $name }
account-member-adding = Agregando…
account-member-create = Crear y agregar
account-member-edit-hint = La tienda solo permite cambiar aquí los campos personalizados. El nombre y el correo pertenecen al inicio de sesión del miembro.
account-member-edit-title = Campos personalizados de { $name }
account-member-id-copied = ID del miembro
account-member-known = Un miembro de otra cuenta o de ninguna
account-member-new = Una persona nueva
account-member-new-hint = La persona se crea sin contraseña. Podrá iniciar sesión cuando la tienda le dé una forma de hacerlo.
account-member-of-none = Ninguna cuenta
account-member-open = Abrir miembro
account-member-remove = Quitar miembro
account-member-remove-explained = La persona ya no podrá pedir para esta cuenta. Sigue en la tienda y en sus otras cuentas, y sus pedidos se quedan aquí.
account-member-remove-label = Quitar a { $name } de la cuenta
account-member-remove-title = ¿Quitar a { $member } de { $account }?
account-member-removed = { $member } ya no está en { $account }.
account-member-removing = Quitando…
account-member-tabs = Partes de este miembro
account-member-was-added = { $member } se agregó a { $account }
account-member-was-in = { $member } ya estaba en { $account }
account-member-who = A quién agregar
account-members = Miembros
account-members-all = Todos los miembros…
account-members-all-in = Todos los miembros de esta tienda ya están en esta cuenta.
account-members-count =
    { $count ->
        [one] { $count } miembro
       *[other] { $count } miembros
    }
account-members-count-of =
    { $total ->
        [one] { $count } de { $total } miembro
       *[other] { $count } de { $total } miembros
    }
account-members-explained = Personas que pueden pedir para { $name }.
account-members-found = Miembros encontrados
account-members-more = Coinciden más miembros. Escriba más del nombre o del correo.
account-members-none = Todavía no hay miembros
account-members-none-hint = No se puede pedir para esta cuenta hasta que tenga un miembro.
account-members-not-found = Ningún miembro fuera de esta cuenta coincide. Revise la ortografía o agregue una persona nueva.
account-members-of = Miembros de { $name }
account-members-search = Buscar miembros
account-members-search-hint = Nombre o correo
account-name-absent = La tienda ya no tiene esta cuenta.
account-name-forbidden = Esta clave de aplicación no puede ver las cuentas.
account-new = Cuenta nueva
account-new-below = Cuenta nueva por debajo…
account-new-below-title = Cuenta nueva por debajo de { $name }
account-no-member = Sin miembro
account-none = Todavía no hay cuentas
account-none-found-hint = Un nombre puede coincidir en parte. Un número de registro, una referencia o un ID debe coincidir por completo.
account-none-hint = Una cuenta es una organización cuyos miembros piden para ella. Cree la primera.
account-none-tagged = Ninguna cuenta tiene esta etiqueta
account-one = Cuenta
account-open = Abrir cuenta
account-ordered-by = Pedido por
account-orders-by = Pedidos hechos por { $name }
account-orders-none = Todavía no hay pedidos
account-orders-none-by-hint = Los pedidos que este miembro haga para una cuenta aparecen aquí.
account-orders-none-hint = Los pedidos que los miembros hagan para esta cuenta aparecen aquí. Los que hagan para sí mismos, no.
account-orders-of = Pedidos de { $name }
account-part-of = Parte de
account-reference-hint = El ID propio del comerciante para la cuenta, como el de otro sistema.
account-registration = Registro
account-registration-hint = Como un número fiscal. Ninguna otra cuenta puede tenerlo.
account-registration-id = Número de registro
account-search = Buscar cuentas
account-search-hint = Nombre, número de registro o referencia
account-since = Cuenta desde el { $day }
account-since-day = desde el { $day }
account-stands-alone = No hay cuentas por encima ni por debajo.
account-tabs = Partes de esta cuenta
account-tagged = Etiqueta: { $tag }
account-tags = Etiquetas
account-undo = Deshacer
account-untitled = Cuenta
account-view-as = Ver como miembro
account-view-as-label = Ver como miembro: { $name }
account-view-as-who = Ver como
account-was-created = { $name } se creó
