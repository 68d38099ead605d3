SELECT
  "u"."user_key" AS "user_key",
  (COALESCE("e0"."faults", 0) + "u"."faults") AS "faults",
  "u"."a0" AS "s0",
  COALESCE("e0"."c0", 0) AS "s1"
FROM (
  SELECT
    "user_id" AS "user_key",
    ((COUNT(*) - 1) + CASE WHEN ("user_id" IS NULL) THEN 1 ELSE 0 END) AS "faults",
    "plan" AS "a0"
  FROM "users"
  GROUP BY "user_id", "plan"
) AS "u"
LEFT JOIN (
  SELECT
    "user_id" AS "user_key",
    SUM(CASE WHEN (("user_id" IS NULL) OR ("at" IS NULL) OR ("at" < $1)) THEN 1 ELSE 0 END) AS "faults",
    SUM(CASE WHEN (("at" >= $2) AND ("kind" = $3)) THEN 1 ELSE 0 END) AS "c0"
  FROM "purchases"
  WHERE ((("at" < $4) OR ("at" IS NULL)) AND (("at" >= $2) OR ("user_id" IS NULL) OR ("at" IS NULL) OR ("at" < $5)))
  GROUP BY "user_id"
) AS "e0" ON ("e0"."user_key" = "u"."user_key");
-- $1 Timestamp 2024-01-01T00:00:00Z
-- $2 Timestamp 2026-05-31T12:00:00.000001Z
-- $3 Text purchase
-- $4 Timestamp 2026-06-30T12:00:00.000001Z
-- $5 Timestamp 2024-01-01T00:00:00Z
