-- Texts are found by their trigrams. The extension comes with PostgreSQL and may be created by the owner of the database.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
