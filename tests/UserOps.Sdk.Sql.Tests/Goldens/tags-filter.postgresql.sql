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
    SUM(CASE WHEN (("user_id" IS NULL) OR ("at" IS NULL) OR ("at" < $1) OR (("amount" IS NOT NULL) AND (("amount" > $2) OR ("amount" < $3) OR ("amount" <> ROUND("amount", 28))))) THEN 1 ELSE 0 END) AS "faults",
    SUM(CASE WHEN ((("kind" IN ($4, $5)) AND (NOT ("currency" = $6))) OR ((NOT ("amount" IS NULL)) AND ("amount" > $7)) OR (substr("currency", 1, length($8)) = $8) OR ("currency" IS NULL)) THEN 1 ELSE 0 END) AS "c0"
  FROM "purchases"
  WHERE (("at" < $9) OR ("at" IS NULL))
  GROUP BY "user_id"
) AS "e0" ON ("e0"."user_key" = "u"."user_key");
-- $1 Timestamp 2024-01-01T00:00:00Z
-- $2 Numeric 79228162514264337593543950335
-- $3 Numeric -79228162514264337593543950335
-- $4 Text purchase
-- $5 Text refund
-- $6 Text EUR
-- $7 Numeric 12.345
-- $8 Text G
-- $9 Timestamp 2026-06-30T12:00:00.000001Z
