SELECT
  "user_id" AS "user_key",
  SUM(CASE WHEN (("user_id" IS NULL) OR ("at_utc" IS NULL) OR ("at_utc" < $1) OR ("amount" IS NULL) OR ("amount" > $2) OR ("amount" < $3) OR ("amount" <> ROUND("amount", 9))) THEN 1 ELSE 0 END) AS "faults",
  SUM(CASE WHEN (("amount" >= 0) AND ("at_utc" >= $4)) THEN 1 ELSE 0 END) AS "purchases",
  SUM(CASE WHEN (("amount" >= 0) AND (NOT ("at_utc" >= $4))) THEN 1 ELSE 0 END) AS "earlier",
  MIN(CASE WHEN (("amount" >= 0) AND ("at_utc" >= $4)) THEN "at_utc" END) AS "first_at",
  MAX(CASE WHEN (("amount" >= 0) AND ("at_utc" >= $4)) THEN "at_utc" END) AS "last_at",
  COUNT(DISTINCT CASE WHEN (("amount" >= 0) AND ("at_utc" >= $4)) THEN CASE WHEN ("at_utc" >= $5) THEN (("at_utc" + CASE WHEN ("at_utc" >= $6) THEN $7 WHEN ("at_utc" >= $8) THEN $9 WHEN ("at_utc" >= $10) THEN $11 WHEN ("at_utc" >= $12) THEN $13 WHEN ("at_utc" >= $14) THEN $15 ELSE $16 END)::date - DATE '1970-01-01') END END) AS "orders",
  SUM(CASE WHEN (("amount" < 0) AND ("at_utc" >= $4)) THEN 1 ELSE 0 END) AS "refunds",
  SUM(CASE WHEN (("amount" >= 0) AND ("at_utc" >= $4)) THEN "amount" ELSE 0 END) AS "purchased",
  SUM(CASE WHEN (("amount" < 0) AND ("at_utc" >= $4)) THEN (0 - "amount") ELSE 0 END) AS "refunded"
FROM "purchases"
WHERE (("at_utc" < $17) OR ("at_utc" IS NULL))
GROUP BY "user_id";
-- $1 UtcTimestamp 2024-01-01T00:00:00Z
-- $2 Numeric 1000000000000000
-- $3 Numeric -1000000000000000
-- $4 UtcTimestamp 2025-06-30T12:00:00.000001Z
-- $5 UtcTimestamp 2024-01-01T00:00:00Z
-- $6 UtcTimestamp 2026-03-29T01:00:00Z
-- $7 Interval 3600 s
-- $8 UtcTimestamp 2025-10-26T01:00:00Z
-- $9 Interval 0 s
-- $10 UtcTimestamp 2025-03-30T01:00:00Z
-- $11 Interval 3600 s
-- $12 UtcTimestamp 2024-10-27T01:00:00Z
-- $13 Interval 0 s
-- $14 UtcTimestamp 2024-03-31T01:00:00Z
-- $15 Interval 3600 s
-- $16 Interval 0 s
-- $17 UtcTimestamp 2026-06-30T12:00:00.000001Z
