# Personal data of a customer: who changed it, the export of everything, and forgetting a customer.

personal-back = Cliente
personal-by-another-key = Con la clave «{ $key }», no con esta aplicación en este equipo
personal-by-this-app = Con esta aplicación: { $operator }, entrada { $entry } del registro de auditoría
personal-by-this-key = Con la clave de esta aplicación, pero no registrado en este equipo: desde otro equipo o programa
personal-by-unknown = La tienda no dice con qué clave, y el registro de auditoría de esta aplicación no lo tiene
personal-change-address-created = Dirección añadida
personal-change-address-deleted = Dirección eliminada
personal-change-address-updated = Dirección modificada
personal-change-customer-created = Cliente creado
personal-change-customer-deleted = Cliente eliminado
personal-change-customer-updated = Cliente modificado
personal-change-order-created = Pedido creado
personal-change-order-deleted = Pedido eliminado
personal-change-order-updated = Pedido modificado
personal-changed-fields =
    { $count ->
        [one] { $count } campo
       *[other] { $count } campos
    }
personal-data = Datos personales…
personal-empty = La tienda no ha registrado ningún cambio, y esta aplicación tampoco.
personal-erasures = Solicitudes de supresión
personal-erasures-check = Comprobar de nuevo
personal-explained = Lo que la tienda registró sobre este cliente y sus direcciones, y lo que tiene el registro de auditoría de esta aplicación. Las tiendas guardan su registro un año, o siete días durante el desarrollo.
personal-export = Exportar todo…
personal-export-cancel = Cancelar la exportación
personal-export-close = Cerrar
personal-export-explained = Un archivo ZIP en la carpeta de descargas, con el cliente, las direcciones, los pedidos, también los hechos como invitado, con sus pagos y paquetes, los carritos, las suscripciones con sus facturas, el registro de cambios de la tienda y el registro de auditoría de esta aplicación: en JSON y como una página para leer. Contiene datos personales. Envíelo solo al cliente.
personal-export-start = Exportar
personal-export-title = Exportar todo sobre { $name }
personal-export-working = Leyendo pedidos…
personal-export-written =
    { $count ->
        [one] Se ha escrito { $count } registro en { $path }
       *[other] Se han escrito { $count } registros en { $path }
    }
personal-forget = Olvidar a este cliente…
personal-forget-account-absent = A esta tienda no se le puede pedir que borre una cuenta. Elimine al cliente, con «Más acciones» en su página.
personal-forget-account-button = Solicitar la supresión
personal-forget-account-explained =
    { $count ->
        [0] La tienda suprime la cuenta y su registro de cambios. Puede tardar un poco.
        [one] La tienda suprime la cuenta, { $count } dato relacionado, como una dirección, y su registro de cambios. Puede tardar un poco.
       *[other] La tienda suprime la cuenta, { $count } datos relacionados, como direcciones, y su registro de cambios. Puede tardar un poco.
    }
personal-forget-account-forbidden = Esta clave de aplicación no puede pedir un borrado. Una clave con el rol Seller Admin o IT sí puede.
personal-forget-account-open =
    { $count ->
        [one] { $count } pedido aún tiene los datos del cliente. Una vez suprimida la cuenta, esta aplicación ya no podrá anonimizarlo.
       *[other] { $count } pedidos aún tienen los datos del cliente. Una vez suprimida la cuenta, esta aplicación ya no podrá anonimizarlos.
    }
personal-forget-account-title = 2. Suprimir la cuenta
personal-forget-anonymized = Anonimizado
personal-forget-anonymizing = Anonimizando pedidos…
personal-forget-close = Cerrar
personal-forget-guest = Hecho como invitado, con el mismo correo electrónico
personal-forget-letter = Carta al cliente…
personal-forget-letter-copy = Copiar la carta
personal-forget-letter-none = Habrá una carta cuando se anonimice un pedido o se solicite la supresión.
personal-forget-letter-save = Guardar como HTML
personal-forget-letter-saved = Guardada como { $path }
personal-forget-letter-text = La carta
personal-forget-letter-title = 3. Informar al cliente
personal-forget-next = Continuar sin este paso
personal-forget-not-final = Primero entréguelo, cancélelo o reembólselo
personal-forget-order = Pedido { $number }
personal-forget-orders-button =
    { $count ->
        [one] Anonimizar { $count } pedido
       *[other] Anonimizar { $count } pedidos
    }
personal-forget-orders-explained = Los nombres, correos electrónicos y direcciones de estos pedidos se convierten en asteriscos. Lo que se compró y pagó se conserva.
personal-forget-orders-none = No hay pedidos que anonimizar.
personal-forget-orders-title = 1. Anonimizar los pedidos
personal-forget-requested = La supresión está solicitada.
personal-forget-requesting = Solicitando…
personal-forget-title = Olvidar a { $name }
personal-forget-unreadable =
    { $count ->
        [one] No se pudo leer { $count } pedido, y no está en esta lista.
       *[other] No se pudieron leer { $count } pedidos, y no están en esta lista.
    }
personal-forget-warning = <b>Nada de esto se puede deshacer.</b> Exporte todo antes si el cliente quiere una copia. El registro de auditoría de esta aplicación conserva lo que se hizo; suprímalo allí.
personal-history = Cambios
personal-log-absent = Esta tienda no registra los cambios de datos personales. Aquí solo aparece lo que hizo esta aplicación.
personal-log-forbidden = Esta clave de aplicación no puede leer el registro de datos personales de la tienda. Una clave con el rol Seller Admin, Support o IT sí puede. Aquí solo aparece lo que hizo esta aplicación.
personal-related =
    { $count ->
        [0] La tienda no conoce datos relacionados, como direcciones.
        [one] La tienda conoce { $count } dato relacionado, como una dirección.
       *[other] La tienda conoce { $count } datos relacionados, como direcciones.
    }
personal-status =
    { $status ->
        [waiting] En espera
        [done] Suprimido
        [failed] Fallido
       *[other] { $description }
    }
personal-title = Datos personales de { $name }
