WITH "userops_purchase_facts" AS (
  SELECT
    "user_id" AS "user_key",
    SUM(CASE WHEN ((typeof("user_id") <> 'integer') OR (typeof("at_us") <> 'integer') OR ("at_us" < @p1) OR (typeof("cents") <> 'integer') OR ("cents" > @p2) OR ("cents" < @p3)) THEN 1 ELSE 0 END) AS "faults",
    SUM(CASE WHEN (("cents" >= 0) AND ("at_us" >= @p4)) THEN 1 ELSE 0 END) AS "purchases",
    SUM(CASE WHEN (("cents" >= 0) AND (NOT ("at_us" >= @p4))) THEN 1 ELSE 0 END) AS "earlier",
    MIN(CASE WHEN (("cents" >= 0) AND ("at_us" >= @p4)) THEN "at_us" END) AS "first_at",
    MAX(CASE WHEN (("cents" >= 0) AND ("at_us" >= @p4)) THEN "at_us" END) AS "last_at",
    COUNT(DISTINCT CASE WHEN (("cents" >= 0) AND ("at_us" >= @p4)) THEN "at_us" END) AS "orders",
    SUM(CASE WHEN (("cents" < 0) AND ("at_us" >= @p4)) THEN 1 ELSE 0 END) AS "refunds",
    SUM(CASE WHEN (("cents" >= 0) AND ("at_us" >= @p4)) THEN "cents" ELSE 0 END) AS "purchased",
    SUM(CASE WHEN (("cents" < 0) AND ("at_us" >= @p4)) THEN (0 - "cents") ELSE 0 END) AS "refunded"
  FROM "purchases"
  WHERE (("at_us" < @p5) OR (typeof("at_us") <> 'integer'))
  GROUP BY "user_id"
)
SELECT
  0 AS "dimension",
  SUM(CASE WHEN (("faults" > 0) OR ("user_key" IS NULL)) THEN 1 ELSE 0 END) AS "number",
  (COUNT(*) - COUNT(DISTINCT "user_key")) AS "users"
FROM "userops_purchase_facts" AS "purchase_facts"
HAVING ((SUM(CASE WHEN (("faults" > 0) OR ("user_key" IS NULL)) THEN 1 ELSE 0 END) > 0) OR ((COUNT(*) - COUNT(DISTINCT "user_key")) > 0))
UNION ALL
SELECT
  1 AS "dimension",
  (@p6 - CASE WHEN ("last_at" >= @p7) THEN ((("last_at" + CASE WHEN ("last_at" >= @p8) THEN @p9 WHEN ("last_at" >= @p10) THEN @p11 WHEN ("last_at" >= @p12) THEN @p13 WHEN ("last_at" >= @p14) THEN @p15 WHEN ("last_at" >= @p16) THEN @p17 WHEN ("last_at" >= @p18) THEN @p19 WHEN ("last_at" >= @p20) THEN @p21 WHEN ("last_at" >= @p22) THEN @p23 WHEN ("last_at" >= @p24) THEN @p25 WHEN ("last_at" >= @p26) THEN @p27 WHEN ("last_at" >= @p28) THEN @p29 WHEN ("last_at" >= @p30) THEN @p31 WHEN ("last_at" >= @p32) THEN @p33 WHEN ("last_at" >= @p34) THEN @p35 WHEN ("last_at" >= @p36) THEN @p37 WHEN ("last_at" >= @p38) THEN @p39 WHEN ("last_at" >= @p40) THEN @p41 WHEN ("last_at" >= @p42) THEN @p43 WHEN ("last_at" >= @p44) THEN @p45 WHEN ("last_at" >= @p46) THEN @p47 WHEN ("last_at" >= @p48) THEN @p49 WHEN ("last_at" >= @p50) THEN @p51 WHEN ("last_at" >= @p52) THEN @p53 WHEN ("last_at" >= @p54) THEN @p55 WHEN ("last_at" >= @p56) THEN @p57 WHEN ("last_at" >= @p58) THEN @p59 WHEN ("last_at" >= @p60) THEN @p61 WHEN ("last_at" >= @p62) THEN @p63 WHEN ("last_at" >= @p64) THEN @p65 WHEN ("last_at" >= @p66) THEN @p67 WHEN ("last_at" >= @p68) THEN @p69 WHEN ("last_at" >= @p70) THEN @p71 WHEN ("last_at" >= @p72) THEN @p73 WHEN ("last_at" >= @p74) THEN @p75 WHEN ("last_at" >= @p76) THEN @p77 WHEN ("last_at" >= @p78) THEN @p79 WHEN ("last_at" >= @p80) THEN @p81 WHEN ("last_at" >= @p82) THEN @p83 WHEN ("last_at" >= @p84) THEN @p85 WHEN ("last_at" >= @p86) THEN @p87 WHEN ("last_at" >= @p88) THEN @p89 WHEN ("last_at" >= @p90) THEN @p91 WHEN ("last_at" >= @p92) THEN @p93 WHEN ("last_at" >= @p94) THEN @p95 WHEN ("last_at" >= @p96) THEN @p97 WHEN ("last_at" >= @p98) THEN @p99 WHEN ("last_at" >= @p100) THEN @p101 WHEN ("last_at" >= @p102) THEN @p103 WHEN ("last_at" >= @p104) THEN @p105 WHEN ("last_at" >= @p106) THEN @p107 WHEN ("last_at" >= @p108) THEN @p109 WHEN ("last_at" >= @p110) THEN @p111 WHEN ("last_at" >= @p112) THEN @p113 WHEN ("last_at" >= @p114) THEN @p115 WHEN ("last_at" >= @p116) THEN @p117 WHEN ("last_at" >= @p118) THEN @p119 WHEN ("last_at" >= @p120) THEN @p121 WHEN ("last_at" >= @p122) THEN @p123 WHEN ("last_at" >= @p124) THEN @p125 WHEN ("last_at" >= @p126) THEN @p127 WHEN ("last_at" >= @p128) THEN @p129 WHEN ("last_at" >= @p130) THEN @p131 WHEN ("last_at" >= @p132) THEN @p133 WHEN ("last_at" >= @p134) THEN @p135 WHEN ("last_at" >= @p136) THEN @p137 WHEN ("last_at" >= @p138) THEN @p139 WHEN ("last_at" >= @p140) THEN @p141 WHEN ("last_at" >= @p142) THEN @p143 WHEN ("last_at" >= @p144) THEN @p145 WHEN ("last_at" >= @p146) THEN @p147 WHEN ("last_at" >= @p148) THEN @p149 WHEN ("last_at" >= @p150) THEN @p151 WHEN ("last_at" >= @p152) THEN @p153 WHEN ("last_at" >= @p154) THEN @p155 WHEN ("last_at" >= @p156) THEN @p157 WHEN ("last_at" >= @p158) THEN @p159 WHEN ("last_at" >= @p160) THEN @p161 WHEN ("last_at" >= @p162) THEN @p163 WHEN ("last_at" >= @p164) THEN @p165 WHEN ("last_at" >= @p166) THEN @p167 WHEN ("last_at" >= @p168) THEN @p169 WHEN ("last_at" >= @p170) THEN @p171 WHEN ("last_at" >= @p172) THEN @p173 WHEN ("last_at" >= @p174) THEN @p175 WHEN ("last_at" >= @p176) THEN @p177 WHEN ("last_at" >= @p178) THEN @p179 WHEN ("last_at" >= @p180) THEN @p181 WHEN ("last_at" >= @p182) THEN @p183 WHEN ("last_at" >= @p184) THEN @p185 WHEN ("last_at" >= @p186) THEN @p187 WHEN ("last_at" >= @p188) THEN @p189 WHEN ("last_at" >= @p190) THEN @p191 WHEN ("last_at" >= @p192) THEN @p193 WHEN ("last_at" >= @p194) THEN @p195 WHEN ("last_at" >= @p196) THEN @p197 WHEN ("last_at" >= @p198) THEN @p199 WHEN ("last_at" >= @p200) THEN @p201 WHEN ("last_at" >= @p202) THEN @p203 WHEN ("last_at" >= @p204) THEN @p205 WHEN ("last_at" >= @p206) THEN @p207 WHEN ("last_at" >= @p208) THEN @p209 WHEN ("last_at" >= @p210) THEN @p211 WHEN ("last_at" >= @p212) THEN @p213 WHEN ("last_at" >= @p214) THEN @p215 WHEN ("last_at" >= @p216) THEN @p217 WHEN ("last_at" >= @p218) THEN @p219 WHEN ("last_at" >= @p220) THEN @p221 WHEN ("last_at" >= @p222) THEN @p223 WHEN ("last_at" >= @p224) THEN @p225 WHEN ("last_at" >= @p226) THEN @p227 ELSE @p228 END) / 86400000000) - 2) END) AS "number",
  COUNT(*) AS "users"
FROM "userops_purchase_facts" AS "purchase_facts"
WHERE ("purchases" > 0)
GROUP BY (@p6 - CASE WHEN ("last_at" >= @p7) THEN ((("last_at" + CASE WHEN ("last_at" >= @p8) THEN @p9 WHEN ("last_at" >= @p10) THEN @p11 WHEN ("last_at" >= @p12) THEN @p13 WHEN ("last_at" >= @p14) THEN @p15 WHEN ("last_at" >= @p16) THEN @p17 WHEN ("last_at" >= @p18) THEN @p19 WHEN ("last_at" >= @p20) THEN @p21 WHEN ("last_at" >= @p22) THEN @p23 WHEN ("last_at" >= @p24) THEN @p25 WHEN ("last_at" >= @p26) THEN @p27 WHEN ("last_at" >= @p28) THEN @p29 WHEN ("last_at" >= @p30) THEN @p31 WHEN ("last_at" >= @p32) THEN @p33 WHEN ("last_at" >= @p34) THEN @p35 WHEN ("last_at" >= @p36) THEN @p37 WHEN ("last_at" >= @p38) THEN @p39 WHEN ("last_at" >= @p40) THEN @p41 WHEN ("last_at" >= @p42) THEN @p43 WHEN ("last_at" >= @p44) THEN @p45 WHEN ("last_at" >= @p46) THEN @p47 WHEN ("last_at" >= @p48) THEN @p49 WHEN ("last_at" >= @p50) THEN @p51 WHEN ("last_at" >= @p52) THEN @p53 WHEN ("last_at" >= @p54) THEN @p55 WHEN ("last_at" >= @p56) THEN @p57 WHEN ("last_at" >= @p58) THEN @p59 WHEN ("last_at" >= @p60) THEN @p61 WHEN ("last_at" >= @p62) THEN @p63 WHEN ("last_at" >= @p64) THEN @p65 WHEN ("last_at" >= @p66) THEN @p67 WHEN ("last_at" >= @p68) THEN @p69 WHEN ("last_at" >= @p70) THEN @p71 WHEN ("last_at" >= @p72) THEN @p73 WHEN ("last_at" >= @p74) THEN @p75 WHEN ("last_at" >= @p76) THEN @p77 WHEN ("last_at" >= @p78) THEN @p79 WHEN ("last_at" >= @p80) THEN @p81 WHEN ("last_at" >= @p82) THEN @p83 WHEN ("last_at" >= @p84) THEN @p85 WHEN ("last_at" >= @p86) THEN @p87 WHEN ("last_at" >= @p88) THEN @p89 WHEN ("last_at" >= @p90) THEN @p91 WHEN ("last_at" >= @p92) THEN @p93 WHEN ("last_at" >= @p94) THEN @p95 WHEN ("last_at" >= @p96) THEN @p97 WHEN ("last_at" >= @p98) THEN @p99 WHEN ("last_at" >= @p100) THEN @p101 WHEN ("last_at" >= @p102) THEN @p103 WHEN ("last_at" >= @p104) THEN @p105 WHEN ("last_at" >= @p106) THEN @p107 WHEN ("last_at" >= @p108) THEN @p109 WHEN ("last_at" >= @p110) THEN @p111 WHEN ("last_at" >= @p112) THEN @p113 WHEN ("last_at" >= @p114) THEN @p115 WHEN ("last_at" >= @p116) THEN @p117 WHEN ("last_at" >= @p118) THEN @p119 WHEN ("last_at" >= @p120) THEN @p121 WHEN ("last_at" >= @p122) THEN @p123 WHEN ("last_at" >= @p124) THEN @p125 WHEN ("last_at" >= @p126) THEN @p127 WHEN ("last_at" >= @p128) THEN @p129 WHEN ("last_at" >= @p130) THEN @p131 WHEN ("last_at" >= @p132) THEN @p133 WHEN ("last_at" >= @p134) THEN @p135 WHEN ("last_at" >= @p136) THEN @p137 WHEN ("last_at" >= @p138) THEN @p139 WHEN ("last_at" >= @p140) THEN @p141 WHEN ("last_at" >= @p142) THEN @p143 WHEN ("last_at" >= @p144) THEN @p145 WHEN ("last_at" >= @p146) THEN @p147 WHEN ("last_at" >= @p148) THEN @p149 WHEN ("last_at" >= @p150) THEN @p151 WHEN ("last_at" >= @p152) THEN @p153 WHEN ("last_at" >= @p154) THEN @p155 WHEN ("last_at" >= @p156) THEN @p157 WHEN ("last_at" >= @p158) THEN @p159 WHEN ("last_at" >= @p160) THEN @p161 WHEN ("last_at" >= @p162) THEN @p163 WHEN ("last_at" >= @p164) THEN @p165 WHEN ("last_at" >= @p166) THEN @p167 WHEN ("last_at" >= @p168) THEN @p169 WHEN ("last_at" >= @p170) THEN @p171 WHEN ("last_at" >= @p172) THEN @p173 WHEN ("last_at" >= @p174) THEN @p175 WHEN ("last_at" >= @p176) THEN @p177 WHEN ("last_at" >= @p178) THEN @p179 WHEN ("last_at" >= @p180) THEN @p181 WHEN ("last_at" >= @p182) THEN @p183 WHEN ("last_at" >= @p184) THEN @p185 WHEN ("last_at" >= @p186) THEN @p187 WHEN ("last_at" >= @p188) THEN @p189 WHEN ("last_at" >= @p190) THEN @p191 WHEN ("last_at" >= @p192) THEN @p193 WHEN ("last_at" >= @p194) THEN @p195 WHEN ("last_at" >= @p196) THEN @p197 WHEN ("last_at" >= @p198) THEN @p199 WHEN ("last_at" >= @p200) THEN @p201 WHEN ("last_at" >= @p202) THEN @p203 WHEN ("last_at" >= @p204) THEN @p205 WHEN ("last_at" >= @p206) THEN @p207 WHEN ("last_at" >= @p208) THEN @p209 WHEN ("last_at" >= @p210) THEN @p211 WHEN ("last_at" >= @p212) THEN @p213 WHEN ("last_at" >= @p214) THEN @p215 WHEN ("last_at" >= @p216) THEN @p217 WHEN ("last_at" >= @p218) THEN @p219 WHEN ("last_at" >= @p220) THEN @p221 WHEN ("last_at" >= @p222) THEN @p223 WHEN ("last_at" >= @p224) THEN @p225 WHEN ("last_at" >= @p226) THEN @p227 ELSE @p228 END) / 86400000000) - 2) END)
UNION ALL
SELECT
  2 AS "dimension",
  "orders" AS "number",
  COUNT(*) AS "users"
FROM "userops_purchase_facts" AS "purchase_facts"
WHERE ("purchases" > 0)
GROUP BY "orders"
UNION ALL
SELECT
  3 AS "dimension",
  ("purchased" - "refunded") AS "number",
  COUNT(*) AS "users"
FROM "userops_purchase_facts" AS "purchase_facts"
WHERE ("purchases" > 0)
GROUP BY ("purchased" - "refunded");
-- @p1 WholeNumber 0
-- @p2 WholeNumber 100000000000000000
-- @p3 WholeNumber -100000000000000000
-- @p4 WholeNumber 1751284800000001
-- @p5 WholeNumber 1782820800000001
-- @p6 WholeNumber 20634
-- @p7 WholeNumber 0
-- @p8 WholeNumber 1774746000000000
-- @p9 WholeNumber 176400000000
-- @p10 WholeNumber 1761440400000000
-- @p11 WholeNumber 172800000000
-- @p12 WholeNumber 1743296400000000
-- @p13 WholeNumber 176400000000
-- @p14 WholeNumber 1729990800000000
-- @p15 WholeNumber 172800000000
-- @p16 WholeNumber 1711846800000000
-- @p17 WholeNumber 176400000000
-- @p18 WholeNumber 1698541200000000
-- @p19 WholeNumber 172800000000
-- @p20 WholeNumber 1679792400000000
-- @p21 WholeNumber 176400000000
-- @p22 WholeNumber 1667091600000000
-- @p23 WholeNumber 172800000000
-- @p24 WholeNumber 1648342800000000
-- @p25 WholeNumber 176400000000
-- @p26 WholeNumber 1635642000000000
-- @p27 WholeNumber 172800000000
-- @p28 WholeNumber 1616893200000000
-- @p29 WholeNumber 176400000000
-- @p30 WholeNumber 1603587600000000
-- @p31 WholeNumber 172800000000
-- @p32 WholeNumber 1585443600000000
-- @p33 WholeNumber 176400000000
-- @p34 WholeNumber 1572138000000000
-- @p35 WholeNumber 172800000000
-- @p36 WholeNumber 1553994000000000
-- @p37 WholeNumber 176400000000
-- @p38 WholeNumber 1540688400000000
-- @p39 WholeNumber 172800000000
-- @p40 WholeNumber 1521939600000000
-- @p41 WholeNumber 176400000000
-- @p42 WholeNumber 1509238800000000
-- @p43 WholeNumber 172800000000
-- @p44 WholeNumber 1490490000000000
-- @p45 WholeNumber 176400000000
-- @p46 WholeNumber 1477789200000000
-- @p47 WholeNumber 172800000000
-- @p48 WholeNumber 1459040400000000
-- @p49 WholeNumber 176400000000
-- @p50 WholeNumber 1445734800000000
-- @p51 WholeNumber 172800000000
-- @p52 WholeNumber 1427590800000000
-- @p53 WholeNumber 176400000000
-- @p54 WholeNumber 1414285200000000
-- @p55 WholeNumber 172800000000
-- @p56 WholeNumber 1396141200000000
-- @p57 WholeNumber 176400000000
-- @p58 WholeNumber 1382835600000000
-- @p59 WholeNumber 172800000000
-- @p60 WholeNumber 1364691600000000
-- @p61 WholeNumber 176400000000
-- @p62 WholeNumber 1351386000000000
-- @p63 WholeNumber 172800000000
-- @p64 WholeNumber 1332637200000000
-- @p65 WholeNumber 176400000000
-- @p66 WholeNumber 1319936400000000
-- @p67 WholeNumber 172800000000
-- @p68 WholeNumber 1301187600000000
-- @p69 WholeNumber 176400000000
-- @p70 WholeNumber 1288486800000000
-- @p71 WholeNumber 172800000000
-- @p72 WholeNumber 1269738000000000
-- @p73 WholeNumber 176400000000
-- @p74 WholeNumber 1256432400000000
-- @p75 WholeNumber 172800000000
-- @p76 WholeNumber 1238288400000000
-- @p77 WholeNumber 176400000000
-- @p78 WholeNumber 1224982800000000
-- @p79 WholeNumber 172800000000
-- @p80 WholeNumber 1206838800000000
-- @p81 WholeNumber 176400000000
-- @p82 WholeNumber 1193533200000000
-- @p83 WholeNumber 172800000000
-- @p84 WholeNumber 1174784400000000
-- @p85 WholeNumber 176400000000
-- @p86 WholeNumber 1162083600000000
-- @p87 WholeNumber 172800000000
-- @p88 WholeNumber 1143334800000000
-- @p89 WholeNumber 176400000000
-- @p90 WholeNumber 1130634000000000
-- @p91 WholeNumber 172800000000
-- @p92 WholeNumber 1111885200000000
-- @p93 WholeNumber 176400000000
-- @p94 WholeNumber 1099184400000000
-- @p95 WholeNumber 172800000000
-- @p96 WholeNumber 1080435600000000
-- @p97 WholeNumber 176400000000
-- @p98 WholeNumber 1067130000000000
-- @p99 WholeNumber 172800000000
-- @p100 WholeNumber 1048986000000000
-- @p101 WholeNumber 176400000000
-- @p102 WholeNumber 1035680400000000
-- @p103 WholeNumber 172800000000
-- @p104 WholeNumber 1017536400000000
-- @p105 WholeNumber 176400000000
-- @p106 WholeNumber 1004230800000000
-- @p107 WholeNumber 172800000000
-- @p108 WholeNumber 985482000000000
-- @p109 WholeNumber 176400000000
-- @p110 WholeNumber 972781200000000
-- @p111 WholeNumber 172800000000
-- @p112 WholeNumber 954032400000000
-- @p113 WholeNumber 176400000000
-- @p114 WholeNumber 941331600000000
-- @p115 WholeNumber 172800000000
-- @p116 WholeNumber 922582800000000
-- @p117 WholeNumber 176400000000
-- @p118 WholeNumber 909277200000000
-- @p119 WholeNumber 172800000000
-- @p120 WholeNumber 891133200000000
-- @p121 WholeNumber 176400000000
-- @p122 WholeNumber 877827600000000
-- @p123 WholeNumber 172800000000
-- @p124 WholeNumber 859683600000000
-- @p125 WholeNumber 176400000000
-- @p126 WholeNumber 846378000000000
-- @p127 WholeNumber 172800000000
-- @p128 WholeNumber 828234000000000
-- @p129 WholeNumber 176400000000
-- @p130 WholeNumber 814323600000000
-- @p131 WholeNumber 172800000000
-- @p132 WholeNumber 796179600000000
-- @p133 WholeNumber 176400000000
-- @p134 WholeNumber 782874000000000
-- @p135 WholeNumber 172800000000
-- @p136 WholeNumber 764730000000000
-- @p137 WholeNumber 176400000000
-- @p138 WholeNumber 751424400000000
-- @p139 WholeNumber 172800000000
-- @p140 WholeNumber 733280400000000
-- @p141 WholeNumber 176400000000
-- @p142 WholeNumber 719974800000000
-- @p143 WholeNumber 172800000000
-- @p144 WholeNumber 701830800000000
-- @p145 WholeNumber 176400000000
-- @p146 WholeNumber 688525200000000
-- @p147 WholeNumber 172800000000
-- @p148 WholeNumber 670381200000000
-- @p149 WholeNumber 176400000000
-- @p150 WholeNumber 657075600000000
-- @p151 WholeNumber 172800000000
-- @p152 WholeNumber 638326800000000
-- @p153 WholeNumber 176400000000
-- @p154 WholeNumber 625626000000000
-- @p155 WholeNumber 172800000000
-- @p156 WholeNumber 606877200000000
-- @p157 WholeNumber 176400000000
-- @p158 WholeNumber 593571600000000
-- @p159 WholeNumber 172800000000
-- @p160 WholeNumber 575427600000000
-- @p161 WholeNumber 176400000000
-- @p162 WholeNumber 562122000000000
-- @p163 WholeNumber 172800000000
-- @p164 WholeNumber 543978000000000
-- @p165 WholeNumber 176400000000
-- @p166 WholeNumber 530672400000000
-- @p167 WholeNumber 172800000000
-- @p168 WholeNumber 512528400000000
-- @p169 WholeNumber 176400000000
-- @p170 WholeNumber 499222800000000
-- @p171 WholeNumber 172800000000
-- @p172 WholeNumber 481078800000000
-- @p173 WholeNumber 176400000000
-- @p174 WholeNumber 467773200000000
-- @p175 WholeNumber 172800000000
-- @p176 WholeNumber 449024400000000
-- @p177 WholeNumber 176400000000
-- @p178 WholeNumber 435718800000000
-- @p179 WholeNumber 172800000000
-- @p180 WholeNumber 417574800000000
-- @p181 WholeNumber 176400000000
-- @p182 WholeNumber 404269200000000
-- @p183 WholeNumber 172800000000
-- @p184 WholeNumber 386125200000000
-- @p185 WholeNumber 176400000000
-- @p186 WholeNumber 372819600000000
-- @p187 WholeNumber 172800000000
-- @p188 WholeNumber 354675600000000
-- @p189 WholeNumber 176400000000
-- @p190 WholeNumber 341373600000000
-- @p191 WholeNumber 172800000000
-- @p192 WholeNumber 322020000000000
-- @p193 WholeNumber 176400000000
-- @p194 WholeNumber 309924000000000
-- @p195 WholeNumber 172800000000
-- @p196 WholeNumber 290570400000000
-- @p197 WholeNumber 176400000000
-- @p198 WholeNumber 278474400000000
-- @p199 WholeNumber 172800000000
-- @p200 WholeNumber 259120800000000
-- @p201 WholeNumber 176400000000
-- @p202 WholeNumber 246420000000000
-- @p203 WholeNumber 172800000000
-- @p204 WholeNumber 227671200000000
-- @p205 WholeNumber 176400000000
-- @p206 WholeNumber 214970400000000
-- @p207 WholeNumber 172800000000
-- @p208 WholeNumber 196221600000000
-- @p209 WholeNumber 176400000000
-- @p210 WholeNumber 183520800000000
-- @p211 WholeNumber 172800000000
-- @p212 WholeNumber 164167200000000
-- @p213 WholeNumber 176400000000
-- @p214 WholeNumber 152071200000000
-- @p215 WholeNumber 172800000000
-- @p216 WholeNumber 132717600000000
-- @p217 WholeNumber 176400000000
-- @p218 WholeNumber 120621600000000
-- @p219 WholeNumber 172800000000
-- @p220 WholeNumber 101268000000000
-- @p221 WholeNumber 176400000000
-- @p222 WholeNumber 89172000000000
-- @p223 WholeNumber 172800000000
-- @p224 WholeNumber 69818400000000
-- @p225 WholeNumber 176400000000
-- @p226 WholeNumber 57722400000000
-- @p227 WholeNumber 172800000000
-- @p228 WholeNumber 176400000000
