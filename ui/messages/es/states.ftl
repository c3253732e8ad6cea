# States of orders, payments, shipping and subscriptions, and of a customer's password.

state-active = Activa
state-authorized = Autorizado
state-canceled = Cancelada
state-cancelled = Cancelado
state-closed = Cerrada
state-complete = Completado
state-failed = Fallido
state-fulfilled = Entregado
state-inactive = Inactiva
state-incomplete = Incompleto
state-not-shipped = No enviado
state-paid = Pagado
state-partially-authorized = Autorizado en parte
state-partially-paid = Pagado en parte
state-password-not-set = No establecida
state-password-set = Establecida
state-password-unknown = Desconocida
state-paused = En pausa
state-pending = Pendiente
state-processing = En proceso
state-refunded = Reembolsado
state-suspended = Suspendida
state-unfulfilled = No entregado
state-unpaid = Sin pagar
