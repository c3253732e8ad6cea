# The parcels of an order.

parcel-absent = Esta tienda no guarda paquetes ni números de seguimiento con sus pedidos.
parcel-add = Añadir paquete
parcel-carrier = Transportista
parcel-carrier-hint = Con su servicio, por ejemplo, UPS Standard.
parcel-copy-link = Copiar enlace de seguimiento
parcel-copy-number = Copiar número de seguimiento
parcel-edit = Editar…
parcel-edit-named = Editar el paquete { $parcel }
parcel-edit-title = Editar el paquete
parcel-estimate = Previsto del { $first } al { $last }
parcel-estimate-day = Previsto para el { $day }
parcel-first-day = Previsto desde
parcel-forbidden = Esta clave de aplicación no puede ver los paquetes.
parcel-last-day = Previsto hasta
parcel-list = Paquetes
parcel-new-title = Añadir un paquete
parcel-no-carrier = Sin transportista
parcel-no-number = Sin número de seguimiento
parcel-none = Aún no hay paquetes
parcel-save = Guardar paquete
parcel-saved = Paquete guardado
parcel-saving = Guardando…
parcel-track = Seguir en { $host }
parcel-tracking = Número de seguimiento
