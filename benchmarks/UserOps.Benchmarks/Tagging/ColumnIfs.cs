using System.Diagnostics.CodeAnalysis;

namespace UserOps.Benchmarks;

/// <summary>The hundred rules of <see cref="TaggingData"/>, written by hand into a loop over the columns of the users.</summary>
internal static class ColumnIfs
{
    private const int WordBits = 64;

    /// <summary>Answers each rule for 64 users, from a first one on: a bit for each.</summary>
    [SuppressMessage("Design", "MA0051:Method is too long", Justification = "A hundred rules are a hundred lines.")]
    public static void Judge(TaggingUserColumns users, int first, Span<ulong> bits)
    {
        ArgumentNullException.ThrowIfNull(users);
        bits.Clear();
        for (var i = first; i < Math.Min(first + WordBits, users.Count); i++)
        {
            var bit = 1UL << (i - first);
            var (age, orders, points, sessions, spent) = (users.Age[i], users.Orders[i], users.Points[i], users.Sessions[i], users.Spent[i]);
            var (channel, city, plan, joined, verified) = (users.Channel[i], users.City[i], users.Plan[i], users.Joined[i], users.Verified[i]);
            bits[0] |= spent >= 90800L && city == 19 && joined < 19954 ? bit : 0;
            bits[1] |= sessions > 9 && channel == 4 && plan is 3 or 0 or 1 ? bit : 0;
            bits[2] |= spent <= 416400L && channel == 2 && plan == 3 ? bit : 0;
            bits[3] |= orders >= 47 && spent > 24050L && channel == 4 ? bit : 0;
            bits[4] |= plan == 2 && sessions <= 166 && channel == 2 ? bit : 0;
            bits[5] |= age >= 72 && joined > 20269 && plan is 0 or 1 or 2 ? bit : 0;
            bits[6] |= joined < 20170 && orders >= 29 && sessions <= 166 ? bit : 0;
            bits[7] |= plan is 2 or 3 or 0 && sessions >= 150 && spent >= 399550L ? bit : 0;
            bits[8] |= plan == 0 || spent >= 101850L || age >= 62 ? bit : 0;
            bits[9] |= !verified && city == 1 && !(plan == 1) ? bit : 0;
            bits[10] |= joined > 18923 && sessions is >= 1 and <= 31 && age >= 46 ? bit : 0;
            bits[11] |= joined > 19491 && plan != 1 && verified ? bit : 0;
            bits[12] |= joined > 19463 && plan is 2 or 3 or 0 && sessions is >= 1 and <= 31 ? bit : 0;
            bits[13] |= spent >= 49700L && age is >= 52 and <= 64 && city != 7 ? bit : 0;
            bits[14] |= points <= 1490 && age is >= 79 and <= 91 && city is 13 or 14 or 15 ? bit : 0;
            bits[15] |= city is 9 or 10 or 11 && plan == 1 && verified ? bit : 0;
            bits[16] |= age > 71 && city is 9 or 10 or 11 && plan == 3 ? bit : 0;
            bits[17] |= verified && age > 71 && city is 9 or 10 or 11 ? bit : 0;
            bits[18] |= spent >= 41650L || city is 20 or 21 or 22 || joined < 18955 ? bit : 0;
            bits[19] |= plan is 0 or 1 or 2 && verified && !(joined > 19091) ? bit : 0;
            bits[20] |= age < 77 && joined < 19782 && sessions > 146 ? bit : 0;
            bits[21] |= orders >= 39 && plan is 0 or 1 or 2 && spent >= 238700L ? bit : 0;
            bits[22] |= sessions >= 71 && verified && age <= 23 ? bit : 0;
            bits[23] |= joined < 19579 && sessions >= 131 && !verified ? bit : 0;
            bits[24] |= joined < 18462 && plan == 2 && verified ? bit : 0;
            bits[25] |= joined > 19144 && plan == 0 && sessions >= 131 ? bit : 0;
            bits[26] |= city == 8 && orders < 9 && points >= 3580 ? bit : 0;
            bits[27] |= channel is 1 or 2 or 3 && city is 19 or 20 or 21 && orders is >= 0 and <= 10 ? bit : 0;
            bits[28] |= sessions <= 27 || spent >= 65050L || verified ? bit : 0;
            bits[29] |= spent > 21350L && city is 7 or 8 or 9 && !(joined > 19144) ? bit : 0;
            bits[30] |= channel != 0 && plan is 1 or 2 or 3 && verified ? bit : 0;
            bits[31] |= channel != 4 && city is 4 or 5 or 6 && points > 1030 ? bit : 0;
            bits[32] |= sessions >= 157 && spent <= 8850L && verified ? bit : 0;
            bits[33] |= age >= 27 && orders < 37 && plan is 0 or 1 or 2 ? bit : 0;
            bits[34] |= !verified && age >= 27 && orders < 37 ? bit : 0;
            bits[35] |= verified && joined < 18577 && orders >= 47 ? bit : 0;
            bits[36] |= !verified && joined > 18694 && sessions >= 4 ? bit : 0;
            bits[37] |= city != 22 && points <= 5760 && age >= 27 ? bit : 0;
            bits[38] |= orders >= 51 || points >= 20 || age < 30 ? bit : 0;
            bits[39] |= channel == 5 && joined > 18376 && !(plan != 3) ? bit : 0;
            bits[40] |= joined < 20297 && orders >= 51 && points >= 20 ? bit : 0;
            bits[41] |= channel is 2 or 3 or 4 && joined > 20301 && orders < 52 ? bit : 0;
            bits[42] |= sessions > 4 && spent >= 38000L && age >= 76 ? bit : 0;
            bits[43] |= plan != 1 && verified && age >= 35 ? bit : 0;
            bits[44] |= orders > 0 && sessions > 4 && channel == 1 ? bit : 0;
            bits[45] |= plan != 3 && sessions < 28 && age <= 48 ? bit : 0;
            bits[46] |= city == 12 && plan is 0 or 1 or 2 && sessions > 4 ? bit : 0;
            bits[47] |= verified && channel == 3 && orders > 0 ? bit : 0;
            bits[48] |= orders > 19 || spent >= 127000L || age > 24 ? bit : 0;
            bits[49] |= city == 6 && orders is >= 14 and <= 24 && !(spent < 317450L) ? bit : 0;
            bits[50] |= verified && channel == 1 && joined < 19370 ? bit : 0;
            bits[51] |= plan == 1 && !verified && channel is 3 or 4 or 5 ? bit : 0;
            bits[52] |= spent > 37150L && channel is 5 or 0 or 1 && plan is 2 or 3 or 0 ? bit : 0;
            bits[53] |= verified && joined < 19311 && points <= 9480 ? bit : 0;
            bits[54] |= city == 13 && points > 740 && age <= 79 ? bit : 0;
            bits[55] |= city == 19 && joined > 18862 && sessions >= 45 ? bit : 0;
            bits[56] |= plan == 3 && points >= 3130 && sessions > 14 ? bit : 0;
            bits[57] |= points >= 520 && verified && age >= 53 ? bit : 0;
            bits[58] |= age <= 32 || joined > 20054 || points >= 3130 ? bit : 0;
            bits[59] |= joined > 18760 && orders >= 3 && !(sessions is >= 132 and <= 162) ? bit : 0;
            bits[60] |= channel == 3 && joined < 18765 && orders >= 53 ? bit : 0;
            bits[61] |= orders is >= 0 and <= 10 && plan != 2 && sessions >= 10 ? bit : 0;
            bits[62] |= sessions < 24 && verified && age <= 50 ? bit : 0;
            bits[63] |= orders > 1 && spent is >= 0L and <= 40000L && age <= 50 ? bit : 0;
            bits[64] |= verified && channel is 0 or 1 or 2 && plan == 0 ? bit : 0;
            bits[65] |= points > 5730 && age > 28 && city == 0 ? bit : 0;
            bits[66] |= channel == 2 && orders < 12 && spent < 61650L ? bit : 0;
            bits[67] |= city is 23 or 0 or 1 && joined > 19278 && points > 250 ? bit : 0;
            bits[68] |= plan == 2 || sessions >= 46 || spent < 106650L ? bit : 0;
            bits[69] |= channel == 1 && orders > 57 && !(points > 5730) ? bit : 0;
            bits[70] |= plan != 1 && points >= 3820 && verified ? bit : 0;
            bits[71] |= plan is 2 or 3 or 0 && spent is >= 15500L and <= 55500L && verified ? bit : 0;
            bits[72] |= sessions is >= 5 and <= 35 && age <= 35 && joined > 20410 ? bit : 0;
            bits[73] |= points <= 3330 && verified && city != 6 ? bit : 0;
            bits[74] |= sessions is >= 65 and <= 95 && age is >= 28 and <= 40 && joined < 18649 ? bit : 0;
            bits[75] |= plan == 2 && verified && city == 4 ? bit : 0;
            bits[76] |= city == 15 && plan == 2 && !verified ? bit : 0;
            bits[77] |= age is >= 67 and <= 79 && channel == 4 && orders <= 19 ? bit : 0;
            bits[78] |= verified || age is >= 67 and <= 79 || channel == 4 ? bit : 0;
            bits[79] |= joined < 19439 && sessions is >= 123 and <= 153 && !(spent is >= 255250L and <= 295250L) ? bit : 0;
            bits[80] |= orders <= 0 && points >= 2860 && age >= 59 ? bit : 0;
            bits[81] |= plan != 3 && sessions is >= 10 and <= 40 && verified ? bit : 0;
            bits[82] |= spent >= 67700L && channel != 0 && joined > 19993 ? bit : 0;
            bits[83] |= orders > 11 && spent < 462500L && channel == 1 ? bit : 0;
            bits[84] |= channel is 3 or 4 or 5 && joined < 20377 && sessions <= 0 ? bit : 0;
            bits[85] |= city == 21 && joined < 19071 && plan != 3 ? bit : 0;
            bits[86] |= joined < 20218 && orders > 16 && plan == 1 ? bit : 0;
            bits[87] |= age > 28 && city == 21 && joined < 19071 ? bit : 0;
            bits[88] |= plan != 0 || points >= 1650 || spent > 133850L ? bit : 0;
            bits[89] |= joined < 18730 && points > 270 && !(sessions is >= 158 and <= 188) ? bit : 0;
            bits[90] |= sessions <= 0 && !verified && city is 3 or 4 or 5 ? bit : 0;
            bits[91] |= city != 13 && points <= 920 && spent > 13700L ? bit : 0;
            bits[92] |= channel == 2 && joined < 18931 && sessions < 9 ? bit : 0;
            bits[93] |= city is 18 or 19 or 20 && joined > 18360 && plan != 1 ? bit : 0;
            bits[94] |= orders >= 5 && plan == 1 && points <= 20 ? bit : 0;
            bits[95] |= orders <= 0 && points > 5680 && sessions < 65 ? bit : 0;
            bits[96] |= channel != 1 && joined < 19920 && plan == 1 ? bit : 0;
            bits[97] |= channel != 2 && city is 2 or 3 or 4 && orders > 34 ? bit : 0;
            bits[98] |= channel is 2 or 3 or 4 || city != 5 || joined < 19920 ? bit : 0;
            bits[99] |= orders > 1 && plan != 1 && !(points <= 100) ? bit : 0;
        }
    }
}
