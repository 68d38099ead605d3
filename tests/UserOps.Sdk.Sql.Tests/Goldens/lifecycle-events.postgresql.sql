SELECT
  "user_id" AS "user_key",
  SUM(CASE WHEN (("user_id" IS NULL) OR ("at" IS NULL) OR ("at" < $1)) THEN 1 ELSE 0 END) AS "faults",
  MIN(CASE WHEN ("kind" = $2) THEN "at" END) AS "registered_at",
  ARRAY_AGG(DISTINCT CAST(CASE WHEN ("kind" = $3) THEN CASE WHEN ("at" >= $4) THEN ((("at" AT TIME ZONE INTERVAL '0') + $5)::date - DATE '1970-01-01') END END AS bigint)) AS "days"
FROM "purchases"
WHERE ((("at" < $6) OR ("at" IS NULL)) AND (("kind" = $3) OR ("kind" = $2)))
GROUP BY "user_id";
-- $1 Timestamp 2024-01-01T00:00:00Z
-- $2 Text refund
-- $3 Text purchase
-- $4 Timestamp 2024-01-01T00:00:00Z
-- $5 Interval 14400 s
-- $6 Timestamp 2026-06-30T12:00:00.000001Z
