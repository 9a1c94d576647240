"""What a graph lives by beyond one version and one machine: backups, their return, and migration. Used by the doors alone."""
