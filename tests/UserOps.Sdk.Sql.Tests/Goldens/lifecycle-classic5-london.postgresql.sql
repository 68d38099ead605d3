SELECT
  "user_id" AS "user_key",
  SUM(CASE WHEN (("user_id" IS NULL) OR ("at" IS NULL) OR ("at" < $1)) THEN 1 ELSE 0 END) AS "faults",
  ARRAY_AGG(DISTINCT CAST(CASE WHEN ("at" >= $2) THEN ((("at" AT TIME ZONE INTERVAL '0') + CASE WHEN ("at" >= $3) THEN $4 WHEN ("at" >= $5) THEN $6 WHEN ("at" >= $7) THEN $8 WHEN ("at" >= $9) THEN $10 WHEN ("at" >= $11) THEN $12 ELSE $13 END)::date - DATE '1970-01-01') END AS bigint)) AS "days"
FROM "purchases"
WHERE (("at" < $14) OR ("at" IS NULL))
GROUP BY "user_id";
-- $1 Timestamp 2024-01-01T00:00:00Z
-- $2 Timestamp 2024-01-01T00:00:00Z
-- $3 Timestamp 2026-03-29T01:00:00Z
-- $4 Interval 3600 s
-- $5 Timestamp 2025-10-26T01:00:00Z
-- $6 Interval 0 s
-- $7 Timestamp 2025-03-30T01:00:00Z
-- $8 Interval 3600 s
-- $9 Timestamp 2024-10-27T01:00:00Z
-- $10 Interval 0 s
-- $11 Timestamp 2024-03-31T01:00:00Z
-- $12 Interval 3600 s
-- $13 Interval 0 s
-- $14 Timestamp 2026-06-30T12:00:00.000001Z
