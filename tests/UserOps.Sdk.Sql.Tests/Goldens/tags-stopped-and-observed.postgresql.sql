SELECT
  "u"."user_key" AS "user_key",
  (COALESCE("e0"."faults", 0) + "u"."faults") AS "faults",
  "e0"."c0" AS "s0",
  CASE WHEN ("u"."a0" < $1) THEN "u"."a0" END AS "s1",
  "e0"."first_at" AS "s2"
FROM (
  SELECT
    "user_id" AS "user_key",
    ((COUNT(*) - 1) + CASE WHEN (("user_id" IS NULL) OR (("at" IS NOT NULL) AND (("at" < $2) OR ("at" >= $3)))) THEN 1 ELSE 0 END) AS "faults",
    "at" AS "a0"
  FROM "users"
  GROUP BY "user_id", "at"
) AS "u"
LEFT JOIN (
  SELECT
    "user_id" AS "user_key",
    SUM(CASE WHEN (("user_id" IS NULL) OR ("at" IS NULL) OR ("at" < $4)) THEN 1 ELSE 0 END) AS "faults",
    MAX("at") AS "c0",
    MIN("at") AS "first_at"
  FROM "purchases"
  WHERE (("at" < $5) OR ("at" IS NULL))
  GROUP BY "user_id"
) AS "e0" ON ("e0"."user_key" = "u"."user_key");
-- $1 Timestamp 2026-06-30T12:00:00.000001Z
-- $2 Timestamp 0001-01-03T00:00:00Z
-- $3 Timestamp 9998-12-30T00:00:00Z
-- $4 Timestamp 2024-01-01T00:00:00Z
-- $5 Timestamp 2026-06-30T12:00:00.000001Z
