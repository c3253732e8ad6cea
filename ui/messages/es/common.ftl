# Buttons, labels and states that more than one screen uses.

common-cancel = Cancelar
common-close = Cerrar
common-confirm-email = Introduzca el correo electrónico del cliente para confirmar
common-escape-again = Pulse Esc otra vez para cerrar. Lo que ha escrito no se guarda.
common-no = No
common-show-in-folder = Mostrar en la carpeta
common-yes = Sí
