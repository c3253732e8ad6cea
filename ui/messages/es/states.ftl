# States of orders, payments and shipping, and of a customer's password.

state-authorized = Autorizado
state-cancelled = Cancelado
state-complete = Completado
state-failed = Fallido
state-fulfilled = Entregado
state-incomplete = Incompleto
state-not-shipped = No enviado
state-paid = Pagado
state-partially-authorized = Autorizado en parte
state-partially-paid = Pagado en parte
state-password-not-set = No establecida
state-password-set = Establecida
state-password-unknown = Desconocida
state-pending = Pendiente
state-processing = En proceso
state-refunded = Reembolsado
state-unfulfilled = No entregado
state-unpaid = Sin pagar
