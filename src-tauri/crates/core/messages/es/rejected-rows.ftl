# The file of the rows that an import did not create.

rejected-created = Creado
rejected-exists = Ya existe un cliente con esta dirección de correo electrónico
rejected-failed = Error
rejected-invalid = No válida
rejected-line = Línea
rejected-not-imported = No importada
rejected-reason = Por qué no
rejected-twice = Duplicada
rejected-unknown = Se perdió la respuesta: es posible que el cliente se haya creado
rejected-with-reason = { $state }. { $reason }
