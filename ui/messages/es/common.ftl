# Buttons, labels and states that more than one screen uses.

common-cancel = Cancelar
common-close = Cerrar
common-confirm-email = Introduzca el correo electrónico del cliente para confirmar
common-show-in-folder = Mostrar en la carpeta
