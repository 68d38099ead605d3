SELECT
  "scored"."user_key" AS "user_key",
  "scored"."faults" AS "faults",
  "scored"."status" AS "status",
  "scored"."r" AS "r",
  "scored"."f" AS "f",
  "scored"."m" AS "m",
  CASE WHEN ((((("scored"."r" - 1) * 25) + (("scored"."f" - 1) * 5)) + ("scored"."m" - 1)) IN (0, 1, 5, 10, 15, 20)) THEN @p1 WHEN ((((("scored"."r" - 1) * 25) + (("scored"."f" - 1) * 5)) + ("scored"."m" - 1)) IN (2, 3, 4, 18, 23, 24, 28, 29)) THEN @p2 WHEN ((((("scored"."r" - 1) * 25) + (("scored"."f" - 1) * 5)) + ("scored"."m" - 1)) IN (6, 7, 11, 25, 26, 31, 32, 36, 37, 56, 61)) THEN @p3 WHEN ((((("scored"."r" - 1) * 25) + (("scored"."f" - 1) * 5)) + ("scored"."m" - 1)) IN (8, 9, 12, 13, 14, 16, 17, 19, 21, 22, 33, 34, 38, 39, 41, 42, 43, 44, 46, 47, 48, 49)) THEN @p4 WHEN ((((("scored"."r" - 1) * 25) + (("scored"."f" - 1) * 5)) + ("scored"."m" - 1)) IN (27, 30, 35, 40, 45, 51, 55, 60)) THEN @p5 WHEN ((((("scored"."r" - 1) * 25) + (("scored"."f" - 1) * 5)) + ("scored"."m" - 1)) IN (50, 75, 76, 80, 81, 100, 101)) THEN @p6 WHEN ((((("scored"."r" - 1) * 25) + (("scored"."f" - 1) * 5)) + ("scored"."m" - 1)) IN (52, 53, 54, 77, 78, 79, 83, 84, 102, 103, 104, 105, 106, 107, 108, 109)) THEN @p7 WHEN ((((("scored"."r" - 1) * 25) + (("scored"."f" - 1) * 5)) + ("scored"."m" - 1)) IN (57, 62, 65, 66, 70, 71, 72, 82, 85, 86, 87, 90, 91, 95, 96, 97, 110, 111, 112, 115, 116, 120, 121, 122)) THEN @p8 WHEN ((((("scored"."r" - 1) * 25) + (("scored"."f" - 1) * 5)) + ("scored"."m" - 1)) IN (58, 59, 63, 67, 88, 92, 113, 114)) THEN @p9 WHEN ((((("scored"."r" - 1) * 25) + (("scored"."f" - 1) * 5)) + ("scored"."m" - 1)) IN (64, 68, 69, 73, 74, 89, 93, 117)) THEN @p10 WHEN ((((("scored"."r" - 1) * 25) + (("scored"."f" - 1) * 5)) + ("scored"."m" - 1)) IN (94, 98, 99, 118, 119, 123, 124)) THEN @p11 END AS "segment"
FROM (
  SELECT
    "purchase_facts"."user_key" AS "user_key",
    "purchase_facts"."faults" AS "faults",
    CASE WHEN ("purchase_facts"."purchases" > 0) THEN 2 ELSE CASE WHEN ("purchase_facts"."earlier" > 0) THEN 1 ELSE 0 END END AS "status",
    CASE WHEN ("purchase_facts"."purchases" > 0) THEN CASE WHEN ("purchase_facts"."last_at" >= @p12) THEN 5 WHEN ("purchase_facts"."last_at" >= @p13) THEN 4 WHEN ("purchase_facts"."last_at" >= @p14) THEN 3 WHEN ("purchase_facts"."last_at" >= @p15) THEN 2 ELSE 1 END END AS "r",
    CASE WHEN ("purchase_facts"."purchases" > 0) THEN CASE WHEN ("purchase_facts"."orders" <= @p16) THEN 1 WHEN ("purchase_facts"."orders" <= @p17) THEN 2 WHEN ("purchase_facts"."orders" <= @p18) THEN 3 WHEN ("purchase_facts"."orders" <= @p19) THEN 4 ELSE 5 END END AS "f",
    CASE WHEN ("purchase_facts"."purchases" > 0) THEN CASE WHEN (("purchase_facts"."purchased" - "purchase_facts"."refunded") <= @p20) THEN 1 WHEN (("purchase_facts"."purchased" - "purchase_facts"."refunded") <= @p21) THEN 2 WHEN (("purchase_facts"."purchased" - "purchase_facts"."refunded") <= @p22) THEN 3 WHEN (("purchase_facts"."purchased" - "purchase_facts"."refunded") <= @p23) THEN 4 ELSE 5 END END AS "m"
  FROM (
    SELECT
      "user_id" AS "user_key",
      SUM(CASE WHEN ((typeof("user_id") <> 'integer') OR (typeof("at_us") <> 'integer') OR ("at_us" < @p24) OR (typeof("cents") <> 'integer') OR ("cents" > @p25) OR ("cents" < @p26)) THEN 1 ELSE 0 END) AS "faults",
      SUM(CASE WHEN (("cents" >= 0) AND ("at_us" >= @p27)) THEN 1 ELSE 0 END) AS "purchases",
      SUM(CASE WHEN (("cents" >= 0) AND (NOT ("at_us" >= @p27))) THEN 1 ELSE 0 END) AS "earlier",
      MIN(CASE WHEN (("cents" >= 0) AND ("at_us" >= @p27)) THEN "at_us" END) AS "first_at",
      MAX(CASE WHEN (("cents" >= 0) AND ("at_us" >= @p27)) THEN "at_us" END) AS "last_at",
      COUNT(DISTINCT CASE WHEN (("cents" >= 0) AND ("at_us" >= @p27)) THEN "at_us" END) AS "orders",
      SUM(CASE WHEN (("cents" < 0) AND ("at_us" >= @p27)) THEN 1 ELSE 0 END) AS "refunds",
      SUM(CASE WHEN (("cents" >= 0) AND ("at_us" >= @p27)) THEN "cents" ELSE 0 END) AS "purchased",
      SUM(CASE WHEN (("cents" < 0) AND ("at_us" >= @p27)) THEN (0 - "cents") ELSE 0 END) AS "refunded"
    FROM "purchases"
    WHERE (("at_us" < @p28) OR (typeof("at_us") <> 'integer'))
    GROUP BY "user_id"
  ) AS "purchase_facts"
) AS "scored";
-- @p1 Text lost
-- @p2 Text cannotLoseThem
-- @p3 Text hibernating
-- @p4 Text atRisk
-- @p5 Text aboutToSleep
-- @p6 Text newCustomers
-- @p7 Text promising
-- @p8 Text potentialLoyalist
-- @p9 Text needAttention
-- @p10 Text loyal
-- @p11 Text champions
-- @p12 WholeNumber 1781737200000000
-- @p13 WholeNumber 1780095600000000
-- @p14 WholeNumber 1776898800000000
-- @p15 WholeNumber 1768089600000000
-- @p16 WholeNumber 0
-- @p17 WholeNumber 1
-- @p18 WholeNumber 2
-- @p19 WholeNumber 4
-- @p20 WholeNumber 23622
-- @p21 WholeNumber 46704
-- @p22 WholeNumber 91028
-- @p23 WholeNumber 198296
-- @p24 WholeNumber 0
-- @p25 WholeNumber 100000000000000000
-- @p26 WholeNumber -100000000000000000
-- @p27 WholeNumber 1751284800000001
-- @p28 WholeNumber 1782820800000001
