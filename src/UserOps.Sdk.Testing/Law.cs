using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace UserOps.Testing;

/// <summary>Checks a law on generated values, inside any test framework's plain test.</summary>
/// <remarks>
/// <para>Every run tries the same cases, so a test is either green or red. A failure throws, with the shrunk counterexample
/// and the seed in its message. Run it again with <c>LAW_REPLAY=seed,gamma,size</c>; search wider, from a seed of its own,
/// with <c>LAW_CASES=10000</c>.</para>
/// <para>A law is a function to <see langword="bool"/>; to say more than "false", throw (an assertion of the test
/// framework) and return <see langword="true"/>.</para>
/// </remarks>
public static class Law
{
    private const int DefaultCases = 200;

    private const ulong DefaultSeed = 20260105;

    /// <summary>The odd number nearest to 2^64 by the golden ratio: the increment that the splittable generator was tested with (Steele, Lea and Flood 2014).</summary>
    private const ulong DefaultGamma = 0x9E37_79B9_7F4A_7C15;

    private static readonly Config Settings = Configure();

    private static bool IsReplay => Environment.GetEnvironmentVariable("LAW_REPLAY") is not null;

    /// <summary>Checks a law of one value.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="values">Generates and shrinks the values.</param>
    /// <param name="law">The law: <see langword="true"/> when it holds.</param>
    public static void Holds<T>(Arbitrary<T> values, Func<T, bool> law) =>
        Check.One(Settings, Prop.ForAll(values, law));

    /// <summary>Checks a law of two values.</summary>
    /// <typeparam name="T1">The type of the first value.</typeparam>
    /// <typeparam name="T2">The type of the second value.</typeparam>
    /// <param name="first">Generates and shrinks the first value.</param>
    /// <param name="second">Generates and shrinks the second value.</param>
    /// <param name="law">The law: <see langword="true"/> when it holds.</param>
    public static void Holds<T1, T2>(Arbitrary<T1> first, Arbitrary<T2> second, Func<T1, T2, bool> law) =>
        Check.One(Settings, Prop.ForAll(first, second, law));

    /// <summary>Checks a law of three values.</summary>
    /// <typeparam name="T1">The type of the first value.</typeparam>
    /// <typeparam name="T2">The type of the second value.</typeparam>
    /// <typeparam name="T3">The type of the third value.</typeparam>
    /// <param name="first">Generates and shrinks the first value.</param>
    /// <param name="second">Generates and shrinks the second value.</param>
    /// <param name="third">Generates and shrinks the third value.</param>
    /// <param name="law">The law: <see langword="true"/> when it holds.</param>
    public static void Holds<T1, T2, T3>(
        Arbitrary<T1> first,
        Arbitrary<T2> second,
        Arbitrary<T3> third,
        Func<T1, T2, T3, bool> law) =>
        Check.One(Settings, Prop.ForAll(first, second, third, law));

    /// <summary>Checks a law of one value on so many cases, unless one is to be seen again.</summary>
    internal static void Holds<T>(Arbitrary<T> values, int cases, Func<T, bool> law) =>
        Check.One(IsReplay ? Settings : Settings.WithMaxTest(cases).WithReplay(DefaultSeed, DefaultGamma), Prop.ForAll(values, law));

    private static Config Configure()
    {
        var config = Config.QuickThrowOnFailure.WithQuietOnSuccess(true);
        var cases = Environment.GetEnvironmentVariable("LAW_CASES");
        if (Environment.GetEnvironmentVariable("LAW_REPLAY")?.Split(',') is [var seed, var gamma, var size])
        {
            return config.WithMaxTest(1).WithReplay(Seed(seed), Seed(gamma), int.Parse(size, CultureInfo.InvariantCulture));
        }

        return cases is null
            ? config.WithMaxTest(DefaultCases).WithReplay(DefaultSeed, DefaultGamma)
            : config.WithMaxTest(int.Parse(cases, CultureInfo.InvariantCulture));
    }

    private static ulong Seed(string text) => ulong.Parse(text, CultureInfo.InvariantCulture);
}
