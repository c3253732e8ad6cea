# The receipt of a session. The page shows it, and the backend writes it to a file with the same texts.

receipt-access = Acceso
receipt-access-later = Acceso desconocido, escrito por una versión más reciente
receipt-access-new-password = Sesión iniciada como cliente, con una contraseña nueva
receipt-access-one-time-code = Sesión iniciada como miembro de una cuenta, con un código de un solo uso (consentimiento del miembro)
receipt-access-preview = Vista previa de administrador (el acceso del administrador)
receipt-access-sign-in = Sesión iniciada como cliente, con su contraseña
receipt-access-support-credential = Sesión iniciada como miembro de una cuenta, con una credencial de soporte
receipt-activity = Actividad
receipt-activity-account = Cuenta { $account }
receipt-activity-account-addresses = Direcciones de la cuenta { $account }
receipt-activity-account-cart = Carrito { $cart } de la cuenta { $account }
receipt-activity-account-carts = Carritos de la cuenta { $account }
receipt-activity-account-members = Miembros de la cuenta { $account }
receipt-activity-account-of-order = Cuenta de cliente de un pedido
receipt-activity-account-open = Abrir cuenta
receipt-activity-account-orders = Pedidos de la cuenta { $account }
receipt-activity-account-subscription = Suscripción { $subscription } de la cuenta { $account }
receipt-activity-account-subscriptions = Suscripciones de la cuenta { $account }
receipt-activity-addresses = Direcciones
receipt-activity-addresses-before-change = Direcciones, antes de un cambio
receipt-activity-cart = Carrito { $cart }
receipt-activity-carts = Carritos
receipt-activity-comparison = Pedidos comparados
receipt-activity-credential-create = Crear credencial de soporte
receipt-activity-credential-delete = Eliminar credencial de soporte
receipt-activity-erasure-requests = Solicitudes de borrado de datos personales
receipt-activity-forget-plan = Pedidos y datos personales, para olvidar
receipt-activity-later = Acción desconocida ({ $action }), escrita por una versión más reciente
receipt-activity-member-accounts = Cuentas del miembro
receipt-activity-member-orders = Pedidos del miembro
receipt-activity-member-profile = Perfil del miembro
receipt-activity-new-order = Pedido nuevo { $order }
receipt-activity-order = Pedido { $order }
receipt-activity-order-json = JSON del pedido { $order }
receipt-activity-order-page = Lista de pedidos, página { $page }
receipt-activity-orders = Pedidos
receipt-activity-parcels = Paquetes del pedido { $order }
receipt-activity-password-set = Contraseña nueva establecida
receipt-activity-payments = Pagos del pedido { $order }
receipt-activity-personal-data-log = Registro de datos personales
receipt-activity-preview = Inicio de la vista previa
receipt-activity-profile = Perfil
receipt-activity-profile-after-conflict = Perfil, después de un conflicto
receipt-activity-profile-before-anonymizing = Perfil, antes de anonimizar un pedido
receipt-activity-profile-before-change = Perfil, antes de un cambio
receipt-activity-profile-before-deletion = Perfil, antes de una eliminación
receipt-activity-profile-before-erasure = Perfil, antes de un borrado
receipt-activity-profile-before-password = Perfil, antes de una contraseña nueva
receipt-activity-profile-before-sign-in = Perfil, antes de un inicio de sesión
receipt-activity-profile-for-new-order = Perfil, para un pedido nuevo
receipt-activity-profile-json = JSON del perfil
receipt-activity-session-extend = Sesión ampliada
receipt-activity-sign-in = Inicio de sesión como cliente
receipt-activity-sign-in-member = Inicio de sesión como miembro de una cuenta
receipt-activity-spending = Gasto
receipt-activity-subscription = Suscripción { $subscription }
receipt-activity-subscriptions = Suscripciones
receipt-activity-tracking-page = Página de seguimiento en { $host } del pedido { $order }
receipt-activity-unlinked-orders = Pedidos no vinculados
receipt-changes = Cambios
receipt-changes-none =
    { $count ->
        [0] Sin cambios (sin solicitudes)
        [one] Sin cambios (1 solicitud de solo lectura)
       *[other] Sin cambios ({ $count } solicitudes de solo lectura)
    }
receipt-changes-other-none =
    { $count ->
        [0] Sin solicitudes en la sesión.
        [one] Sin otros cambios (1 solicitud de solo lectura)
       *[other] Sin otros cambios ({ $count } solicitudes de solo lectura)
    }
receipt-changes-possible = { $count } de { $total } solicitudes pueden haber cambiado algo. Están marcadas en la actividad.
receipt-customer = Cliente
receipt-duration = Duración
receipt-ended = Fin
receipt-entries = Entradas del registro de auditoría
receipt-entry = Entrada
receipt-erased = Borrado
receipt-hash = Hash
receipt-made = Creado por Shopside el { $time }. Zona horaria: { $zone }.
receipt-may-change = Puede haber cambiado algo
receipt-no-response = Sin respuesta
receipt-none = No registrado
receipt-none-given = Sin motivo indicado
receipt-operator = Operador
receipt-password-set = Se cambió la contraseña del cliente.
receipt-password-unknown = Puede haberse cambiado la contraseña del cliente.
receipt-reason = Motivo
receipt-request = Solicitud
receipt-result-customer-deleted = Se eliminó el cliente
receipt-result-ended = Finalizada
receipt-result-expired = Caducada
receipt-result-failed = No se inició
receipt-result-forbidden = Finalizada por la política de la tienda
receipt-result-internal-error = Finalizada tras un error interno
receipt-result-locked = Finalizada al bloquear Shopside
receipt-result-quit = Finalizada al salir de Shopside
receipt-result-rejected = La tienda finalizó el acceso del cliente
receipt-result-replaced = Sustituida por otra sesión
receipt-result-stopped = Finalizada por el operador
receipt-result-store-closed = Se cerró la tienda
receipt-result-unended = Sin final registrado
receipt-result-unknown = No se sabe si se inició
receipt-session = Sesión
receipt-started = Inicio
receipt-status = Estado
receipt-store = Tienda
receipt-time = Hora
receipt-time-in = Hora (UTC{ $offset })
receipt-title = Justificante de sesión de cliente
receipt-verified = El registro de auditoría se verificó el { $time }: { $count } entradas, ninguna alterada.
receipt-verify = Cómo verificar este justificante
receipt-verify-command = Ejecute este comando:
receipt-verify-files = Pida el registro de auditoría (journal.sqlite) de { $account }, un punto de control guardado después de la sesión y la clave pública anotada para él.
receipt-verify-hashes = Compare los hashes que muestra con los de abajo. Cada hash cubre su entrada y todas las anteriores.
