# Carts: their list, and one cart with its items, codes and totals.

cart-back = Carritos
cart-codes = Códigos y promociones
cart-codes-none = Ninguno
cart-count = { $count ->
    [one] { $count } carrito
   *[other] { $count } carritos
}
cart-count-of = { $count } de { $total } carritos
cart-created = Creado
cart-description = Descripción
cart-details = Detalles
cart-empty = Sin carritos
cart-empty-account = La tienda no guarda ningún carrito para esta cuenta.
cart-empty-customer = La tienda no guarda ningún carrito para este cliente. Un carrito llenado antes de iniciar sesión no está vinculado al cliente.
cart-empty-incomplete = Ninguno de los carritos revisados pertenece a este cliente. La tienda no puede listar los carritos de un solo cliente, así que solo se revisaron sus primeros 1000 carritos.
cart-expired = Caducado
cart-expires = Caduca
cart-id = ID del carrito
cart-id-copied = ID del carrito
cart-incomplete = Solo se revisaron los primeros 1000 carritos de la tienda. Puede haber más.
cart-items = Artículos
cart-items-none = Este carrito está vacío.
cart-items-of = Artículos del carrito
cart-list-of = Carritos de { $name }
cart-look = Buscar carritos
cart-look-hint = La tienda no puede listar los carritos de un solo cliente, así que se revisan sus primeros 1000 carritos.
cart-name = Carrito
cart-now = El contenido de un carrito cambia hasta que se convierte en pedido. Así está ahora.
cart-quote = Presupuesto
cart-title = Carritos
cart-total = Total
cart-unnamed = Carrito sin nombre
cart-updated = Último cambio
