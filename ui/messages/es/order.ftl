# One order: its items, totals, payments, timeline and addresses.

order-actions = Más acciones
order-back = Atrás
order-back-compare = Comparar
order-back-customer = Cliente
order-back-orders = Pedidos
order-billing-address = Dirección de facturación
order-copied = Pedido copiado como texto
order-copy-number = Copiar número de pedido
order-copy-reference = Copiar referencia: { $kind }
order-copy-sku = Copiar SKU: { $item }
order-copy-text = Copiar como texto
order-customer = Cliente
order-customer-id = ID del cliente
order-customer-unnamed = Sin nombre
order-decimals =
    Esta tienda muestra { $currency } con { $decimals ->
        [one] 1 decimal
       *[other] { $decimals } decimales
    }. La norma (ISO 4217) tiene { $standard }.
order-delete = Eliminar el pedido…
order-delete-confirm = Eliminar el pedido
order-delete-title = ¿Eliminar el pedido { $number }?
order-delete-warning = <b>Esto no se puede deshacer.</b> El pedido, sus artículos y sus pagos se eliminan de la tienda. Solo se pueden eliminar pedidos creados por un administrador.
order-deleting = Eliminando…
order-details = Detalles
order-end-and-open = Finalizar sesión y abrir como administrador
order-external-reference = Referencia externa
order-guest = Pedido de invitado: no está vinculado a una cuenta de cliente.
order-id = ID del pedido
order-item = Artículo
order-item-discount = { $amount } de descuento
order-item-price = Precio con impuestos
order-item-quantity = Cant.
order-item-sku = SKU
order-item-unit-price = Precio unitario
order-items = Artículos
order-items-count =
    { $count ->
        [one] 1 artículo
       *[other] { $count } artículos
    }
order-items-none = La tienda no envió artículos para este pedido.
order-items-of = Artículos del pedido
order-json = JSON
order-json-copy = Copiar JSON
order-json-hide = Ocultar JSON
order-json-note = Tal como lo envió la tienda. Se añadieron saltos de línea, y los caracteres invisibles se muestran como sus códigos.
order-json-of = JSON del pedido
order-json-show = Mostrar JSON
order-manual = Manual
order-manual-explained = Un administrador creó este pedido, por ejemplo con una importación. No se hizo en la tienda.
order-neighbors = Pedidos anterior y siguiente
order-next = Pedido siguiente
order-none = Ninguno
order-payment = Pago
order-payment-amount = Importe
order-payment-status = Estado
order-payment-through = Mediante
order-payments = Pagos
order-payments-none = Aún no hay pagos
order-payments-of = Pagos del pedido
order-placed = Realizado <ago>{ $ago }</ago>, <when>{ $when }</when>
order-position = { $place } de { $total }
order-previous = Pedido anterior
order-same-as-shipping = Igual que la de envío
order-shipping = Envío
order-shipping-address = Dirección de envío
order-status = Estado
order-sum-discount = Descuento
order-sum-of-none = Aún no se ha pagado nada
order-sum-of-paid = { $amount } pagados
order-sum-of-refunded = { $amount } reembolsados
order-sum-paid = Pagado
order-sum-refunded = Reembolsado
order-sum-shipping = Envío
order-sum-shipping-discount = Descuento de envío
order-sum-subtotal = Subtotal (sin impuestos)
order-sum-tax = Impuestos
order-sum-total = Total
order-text-field = { $label }: { $value }
order-text-item = { $quantity } × { $item }: { $amount }
order-text-placed = Realizado
order-timeline = Cronología
order-timeline-authorized = { $amount } autorizados
order-timeline-captured = { $amount } cobrados
order-timeline-other = { $kind } de { $amount }: { $status }
order-timeline-paid = { $amount } pagados
order-timeline-placed = Pedido realizado
order-timeline-refunded = { $amount } reembolsados
order-timeline-updated = Última actualización
order-title = Pedido { $number }
order-title-loading = Pedido
order-transaction-authorize = Autorización
order-transaction-capture = Cobro
order-transaction-purchase = Compra
order-transaction-refund = Reembolso
order-updated = Actualizado { $ago }
order-was-deleted = El pedido { $number } se ha eliminado
order-what-customer-id = ID del cliente
order-what-email = correo electrónico
order-what-external-reference = referencia externa
order-what-id = ID del pedido
