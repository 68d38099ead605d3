SELECT
  "u"."user_key" AS "user_key",
  (COALESCE("e0"."faults", 0) + "u"."faults") AS "faults",
  COALESCE("e0"."c0", 0) AS "s0",
  COALESCE("e0"."c1", 0) AS "s1",
  COALESCE("e0"."c2", 0) AS "s2",
  "e0"."c3" AS "s3",
  "e0"."c4" AS "s4",
  COALESCE("e0"."c5", 0) AS "s5",
  "e0"."c6" AS "s6"
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
    SUM(CASE WHEN (("user_id" IS NULL) OR ("at" IS NULL) OR ("at" < $1) OR (("amount" IS NOT NULL) AND (("amount" > $2) OR ("amount" < $3) OR ("amount" <> ROUND("amount", 28))))) THEN 1 ELSE 0 END) AS "faults",
    SUM(CASE WHEN ("at" >= $4) THEN "amount" ELSE 0 END) AS "c0",
    SUM("amount") AS "c1",
    SUM(CASE WHEN ("amount" IS NOT NULL) THEN 1 ELSE 0 END) AS "c2",
    MIN("amount") AS "c3",
    MAX("amount") AS "c4",
    COUNT(DISTINCT "currency") AS "c5",
    MAX("at") AS "c6"
  FROM "purchases"
  WHERE (("at" < $5) OR ("at" IS NULL))
  GROUP BY "user_id"
) AS "e0" ON ("e0"."user_key" = "u"."user_key");
-- $1 Timestamp 2024-01-01T00:00:00Z
-- $2 Numeric 79228162514264337593543950335
-- $3 Numeric -79228162514264337593543950335
-- $4 Timestamp 2026-04-30T23:00:00Z
-- $5 Timestamp 2026-06-30T12:00:00.000001Z
