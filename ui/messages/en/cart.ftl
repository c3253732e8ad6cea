# Carts: their list, and one cart with its items, codes and totals.

cart-back = Carts
cart-codes = Codes and promotions
cart-codes-none = None
# Variables:
#   $count (Number) - how many carts are listed
cart-count = { $count ->
    [one] 1 cart
   *[other] { $count } carts
}
# Variables:
#   $count (Number) - how many carts are listed
#   $total (Number) - how many there are
cart-count-of = { $count } of { $total } carts
cart-created = Created
cart-description = Description
cart-details = Details
cart-empty = No carts
cart-empty-account = The shop has no cart for this account.
cart-empty-customer = The shop has no cart for this customer. A cart that was filled before signing in isn’t linked to the customer.
cart-empty-incomplete = None of the carts we checked belongs to this customer. The store can’t list one customer’s carts, so only its first 1,000 carts were checked.
cart-expired = Expired
cart-expires = Expires
cart-id = Cart ID
cart-id-copied = cart ID
cart-incomplete = Only the store’s first 1,000 carts were checked. There may be more.
cart-items = Items
cart-items-none = This cart is empty.
cart-items-of = Items of the cart
# Variables:
#   $name (String) - the customer or the account
cart-list-of = Carts of { $name }
cart-look = Look for carts
cart-look-hint = The store can’t list one customer’s carts, so this checks its first 1,000 carts.
cart-name = Cart
cart-now = A cart can change until it becomes an order. This is what’s in it now.
cart-quote = Quote
cart-title = Carts
cart-total = Total
cart-unnamed = Unnamed cart
cart-updated = Last changed
