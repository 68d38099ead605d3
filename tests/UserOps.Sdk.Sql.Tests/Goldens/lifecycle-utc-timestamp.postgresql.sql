SELECT
  "user_id" AS "user_key",
  SUM(CASE WHEN (("user_id" IS NULL) OR ("at_utc" IS NULL) OR ("at_utc" < $1)) THEN 1 ELSE 0 END) AS "faults",
  ARRAY_AGG(DISTINCT CAST(CASE WHEN ("at_utc" >= $2) THEN (("at_utc" + $3)::date - DATE '1970-01-01') END AS bigint)) AS "days"
FROM "purchases"
WHERE (("at_utc" < $4) OR ("at_utc" IS NULL))
GROUP BY "user_id";
-- $1 UtcTimestamp 2024-01-01T00:00:00Z
-- $2 UtcTimestamp 2024-01-01T00:00:00Z
-- $3 Interval 14400 s
-- $4 UtcTimestamp 2026-06-30T12:00:00.000001Z
