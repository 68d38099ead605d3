namespace UserOps.Simulation.Tests;

public sealed class SplitMix64Tests
{
    /// <summary>
    /// The first five outputs for the seed 1234567, as published at Rosetta Code (task "Pseudo-random
    /// numbers/Splitmix64").
    /// </summary>
    [Fact]
    public void Gives_the_published_sequence() =>
        Assert.Equal(
            [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821],
            Enumerable.Range(0, 5).Select(place => SplitMix64.At(1234567, (ulong)place)));

    [Fact]
    public void A_fraction_is_never_one()
    {
        Assert.Equal(0, SplitMix64.ToUnit(0));
        Assert.Equal(Math.BitDecrement(1.0), SplitMix64.ToUnit(ulong.MaxValue));
    }
}
