SELECT
  "u"."user_key" AS "user_key",
  (COALESCE("e0"."faults", 0) + "u"."faults") AS "faults",
  COALESCE("e0"."c0", 0) AS "s0"
FROM (
  SELECT
    "user_id" AS "user_key",
    ((COUNT(*) - 1) + CASE WHEN ("user_id" IS NULL) THEN 1 ELSE 0 END) AS "faults"
  FROM "users"
  GROUP BY "user_id"
) AS "u"
LEFT JOIN (
  SELECT
    "user_id" AS "user_key",
    SUM(CASE WHEN (("user_id" IS NULL) OR ("at" IS NULL) OR ("at" < $1)) THEN 1 ELSE 0 END) AS "faults",
    COUNT(DISTINCT CASE WHEN ("at" >= $2) THEN CASE WHEN ("at" >= $3) THEN ((("at" AT TIME ZONE INTERVAL '0') + CASE WHEN ("at" >= $4) THEN $5 WHEN ("at" >= $6) THEN $7 WHEN ("at" >= $8) THEN $9 WHEN ("at" >= $10) THEN $11 WHEN ("at" >= $12) THEN $13 ELSE $14 END)::date - DATE '1970-01-01') END END) AS "c0"
  FROM "purchases"
  WHERE ((("at" < $15) OR ("at" IS NULL)) AND (("at" >= $2) OR ("user_id" IS NULL) OR ("at" IS NULL) OR ("at" < $16)))
  GROUP BY "user_id"
) AS "e0" ON ("e0"."user_key" = "u"."user_key");
-- $1 Timestamp 2024-01-01T00:00:00Z
-- $2 Timestamp 2026-05-30T12:00:00.000001Z
-- $3 Timestamp 2024-01-01T00:00:00Z
-- $4 Timestamp 2026-03-29T01:00:00Z
-- $5 Interval 3600 s
-- $6 Timestamp 2025-10-26T01:00:00Z
-- $7 Interval 0 s
-- $8 Timestamp 2025-03-30T01:00:00Z
-- $9 Interval 3600 s
-- $10 Timestamp 2024-10-27T01:00:00Z
-- $11 Interval 0 s
-- $12 Timestamp 2024-03-31T01:00:00Z
-- $13 Interval 3600 s
-- $14 Interval 0 s
-- $15 Timestamp 2026-06-30T12:00:00.000001Z
-- $16 Timestamp 2024-01-01T00:00:00Z
