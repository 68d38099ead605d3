WITH "userops_active" AS (
  SELECT
    "user_id" AS "user_key",
    CASE WHEN ("at_us" >= @p1) THEN CASE WHEN ("at_us" >= @p2) THEN CASE WHEN ("at_us" >= @p3) THEN CASE WHEN ("at_us" >= @p4) THEN CASE WHEN ("at_us" >= @p5) THEN CASE WHEN ("at_us" >= @p6) THEN 29 ELSE 28 END ELSE CASE WHEN ("at_us" >= @p7) THEN 27 ELSE 26 END END ELSE CASE WHEN ("at_us" >= @p8) THEN CASE WHEN ("at_us" >= @p9) THEN 25 ELSE 24 END ELSE CASE WHEN ("at_us" >= @p10) THEN 23 ELSE 22 END END END ELSE CASE WHEN ("at_us" >= @p11) THEN CASE WHEN ("at_us" >= @p12) THEN CASE WHEN ("at_us" >= @p13) THEN 21 ELSE 20 END ELSE CASE WHEN ("at_us" >= @p14) THEN 19 ELSE 18 END END ELSE CASE WHEN ("at_us" >= @p15) THEN CASE WHEN ("at_us" >= @p16) THEN 17 ELSE 16 END ELSE 15 END END END ELSE CASE WHEN ("at_us" >= @p17) THEN CASE WHEN ("at_us" >= @p18) THEN CASE WHEN ("at_us" >= @p19) THEN CASE WHEN ("at_us" >= @p20) THEN 14 ELSE 13 END ELSE CASE WHEN ("at_us" >= @p21) THEN 12 ELSE 11 END END ELSE CASE WHEN ("at_us" >= @p22) THEN CASE WHEN ("at_us" >= @p23) THEN 10 ELSE 9 END ELSE CASE WHEN ("at_us" >= @p24) THEN 8 ELSE 7 END END END ELSE CASE WHEN ("at_us" >= @p25) THEN CASE WHEN ("at_us" >= @p26) THEN CASE WHEN ("at_us" >= @p27) THEN 6 ELSE 5 END ELSE CASE WHEN ("at_us" >= @p28) THEN 4 ELSE 3 END END ELSE CASE WHEN ("at_us" >= @p29) THEN CASE WHEN ("at_us" >= @p30) THEN 2 ELSE 1 END ELSE 0 END END END END END AS "period",
    SUM(CASE WHEN ((typeof("user_id") <> 'integer') OR (typeof("at_us") <> 'integer') OR ("at_us" < @p31)) THEN 1 ELSE 0 END) AS "faults"
  FROM "purchases"
  WHERE (("at_us" < @p32) OR (typeof("at_us") <> 'integer'))
  GROUP BY "user_id", CASE WHEN ("at_us" >= @p1) THEN CASE WHEN ("at_us" >= @p2) THEN CASE WHEN ("at_us" >= @p3) THEN CASE WHEN ("at_us" >= @p4) THEN CASE WHEN ("at_us" >= @p5) THEN CASE WHEN ("at_us" >= @p6) THEN 29 ELSE 28 END ELSE CASE WHEN ("at_us" >= @p7) THEN 27 ELSE 26 END END ELSE CASE WHEN ("at_us" >= @p8) THEN CASE WHEN ("at_us" >= @p9) THEN 25 ELSE 24 END ELSE CASE WHEN ("at_us" >= @p10) THEN 23 ELSE 22 END END END ELSE CASE WHEN ("at_us" >= @p11) THEN CASE WHEN ("at_us" >= @p12) THEN CASE WHEN ("at_us" >= @p13) THEN 21 ELSE 20 END ELSE CASE WHEN ("at_us" >= @p14) THEN 19 ELSE 18 END END ELSE CASE WHEN ("at_us" >= @p15) THEN CASE WHEN ("at_us" >= @p16) THEN 17 ELSE 16 END ELSE 15 END END END ELSE CASE WHEN ("at_us" >= @p17) THEN CASE WHEN ("at_us" >= @p18) THEN CASE WHEN ("at_us" >= @p19) THEN CASE WHEN ("at_us" >= @p20) THEN 14 ELSE 13 END ELSE CASE WHEN ("at_us" >= @p21) THEN 12 ELSE 11 END END ELSE CASE WHEN ("at_us" >= @p22) THEN CASE WHEN ("at_us" >= @p23) THEN 10 ELSE 9 END ELSE CASE WHEN ("at_us" >= @p24) THEN 8 ELSE 7 END END END ELSE CASE WHEN ("at_us" >= @p25) THEN CASE WHEN ("at_us" >= @p26) THEN CASE WHEN ("at_us" >= @p27) THEN 6 ELSE 5 END ELSE CASE WHEN ("at_us" >= @p28) THEN 4 ELSE 3 END END ELSE CASE WHEN ("at_us" >= @p29) THEN CASE WHEN ("at_us" >= @p30) THEN 2 ELSE 1 END ELSE 0 END END END END END
), "userops_steps" AS (
  SELECT
    "user_key" AS "user_key",
    "period" AS "period",
    "faults" AS "faults",
    LAG("period") OVER (PARTITION BY "user_key" ORDER BY "period") AS "before"
  FROM "userops_active" AS "active"
)
SELECT
  "steps"."period" AS "period",
  SUM("steps"."faults") AS "faults",
  SUM(CASE WHEN ("steps"."before" = "steps"."period") THEN 1 ELSE 0 END) AS "repeated",
  SUM(CASE WHEN ("steps"."user_key" IS NULL) THEN 1 ELSE 0 END) AS "nobody",
  SUM(CASE WHEN (("steps"."before" IS NULL) AND ("steps"."period" IS NOT NULL)) THEN 1 ELSE 0 END) AS "first_ever",
  SUM(CASE WHEN (("steps"."before" IS NULL) AND ("steps"."period" IS NOT NULL)) THEN 1 ELSE 0 END) AS "new",
  SUM(CASE WHEN ("steps"."before" = ("steps"."period" - 1)) THEN 1 ELSE 0 END) AS "retained",
  SUM(CASE WHEN ("steps"."before" < ("steps"."period" - 1)) THEN 1 ELSE 0 END) AS "returned"
FROM "userops_steps" AS "steps"
GROUP BY "steps"."period";
-- @p1 WholeNumber 1704067200000000
-- @p2 WholeNumber 1743465600000000
-- @p3 WholeNumber 1761955200000000
-- @p4 WholeNumber 1772323200000000
-- @p5 WholeNumber 1777593600000000
-- @p6 WholeNumber 1780272000000000
-- @p7 WholeNumber 1775001600000000
-- @p8 WholeNumber 1767225600000000
-- @p9 WholeNumber 1769904000000000
-- @p10 WholeNumber 1764547200000000
-- @p11 WholeNumber 1751328000000000
-- @p12 WholeNumber 1756684800000000
-- @p13 WholeNumber 1759276800000000
-- @p14 WholeNumber 1754006400000000
-- @p15 WholeNumber 1746057600000000
-- @p16 WholeNumber 1748736000000000
-- @p17 WholeNumber 1722470400000000
-- @p18 WholeNumber 1733011200000000
-- @p19 WholeNumber 1738368000000000
-- @p20 WholeNumber 1740787200000000
-- @p21 WholeNumber 1735689600000000
-- @p22 WholeNumber 1727740800000000
-- @p23 WholeNumber 1730419200000000
-- @p24 WholeNumber 1725148800000000
-- @p25 WholeNumber 1711929600000000
-- @p26 WholeNumber 1717200000000000
-- @p27 WholeNumber 1719792000000000
-- @p28 WholeNumber 1714521600000000
-- @p29 WholeNumber 1706745600000000
-- @p30 WholeNumber 1709251200000000
-- @p31 WholeNumber 1704067200000000
-- @p32 WholeNumber 1782820800000001
