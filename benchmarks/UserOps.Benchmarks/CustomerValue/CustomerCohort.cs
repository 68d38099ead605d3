using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using UserOps.Rfm;

namespace UserOps.Benchmarks;

/// <summary>Customers drawn from the definition of BG/NBD, with the parameters of CDNOW's sample, in weeks of seven days.</summary>
internal static class CustomerCohort
{
    /// <summary>Draws customers who came within a number of days and were observed from then to the end of another number.</summary>
    public static BtydStatistics[] Draw(int customers, int arrivalDays, int observedDays, int seed)
    {
        var random = new MersenneTwister(seed, threadSafe: false);
        var drawn = new BtydStatistics[customers];
        for (var i = 0; i < customers; i++)
        {
            var observed = observedDays - DiscreteUniform.Sample(random, 0, arrivalDays - 1);
            var perDay = Gamma.Sample(random, 0.24259, 4.41360) / 7;
            var stop = Beta.Sample(random, 0.79292, 2.42591);
            var (at, last, repeats) = (0.0, 0, 0);
            while ((at += Exponential.Sample(random, perDay)) <= observed)
            {
                // Purchases of one day are one.
                repeats += (int)at > last ? 1 : 0;
                last = (int)at;
                if (ContinuousUniform.Sample(random, 0, 1) < stop)
                {
                    break;
                }
            }

            drawn[i] = new(repeats, repeats == 0 ? 0 : last / 7.0, observed / 7.0);
        }

        return drawn;
    }
}
