// What the server says of its databases, asked of the one named system, which answers when another has stopped.
// Parameters: none. Rows: name, is_home, access, status (online, offline, …), said (why, where something is wrong).
SHOW DATABASES YIELD name, home, access, currentStatus, statusMessage
RETURN name, home AS is_home, access, currentStatus AS status, statusMessage AS said
