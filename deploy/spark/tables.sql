-- The tables of a weir output folder for Spark SQL, as views of one session, which finds the hours by itself.
-- LOCATION is the folder as Spark sees it, such as file:///srv/weir-out or s3a://bucket/weir-out.

SET TIME ZONE 'UTC';

CREATE OR REPLACE TEMPORARY VIEW flows USING parquet OPTIONS (path 'LOCATION/flows');

CREATE OR REPLACE TEMPORARY VIEW ledger USING parquet OPTIONS (path 'LOCATION/ledger');
