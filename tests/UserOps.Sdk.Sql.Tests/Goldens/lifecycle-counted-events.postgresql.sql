SELECT
  "user_id" AS "user_key",
  SUM(CASE WHEN (("user_id" IS NULL) OR ("at" IS NULL) OR ("at" < $1)) THEN 1 ELSE 0 END) AS "faults",
  ARRAY_AGG(DISTINCT CAST(CASE WHEN ("at" >= $2) THEN ((("at" AT TIME ZONE INTERVAL '0') + $3)::date - DATE '1970-01-01') END AS bigint)) AS "days"
FROM "purchases"
WHERE ((("at" < $4) OR ("at" IS NULL)) AND (("kind" = $5) OR ("kind" = $6)))
GROUP BY "user_id";
-- $1 Timestamp 2024-01-01T00:00:00Z
-- $2 Timestamp 2024-01-01T00:00:00Z
-- $3 Interval 14400 s
-- $4 Timestamp 2026-06-30T12:00:00.000001Z
-- $5 Text purchase
-- $6 Text refund
