"""What people see. No SQL, no peewee, no file parsing: everything comes from the services."""
