using System.Globalization;
using NodaTime;
using UserOps.Complaints;

namespace UserOps.Simulation;

/// <summary>Draws what one user complains of, by streams of the seed and the user's index alone.</summary>
internal sealed class ComplaintMaker
{
    private const double DaysPerMonth = 30;
    private const int SecondsPerHour = 3_600;
    private const int LongestDelay = 48 * SecondsPerHour;
    private const double MeanOutageDelay = 5 * SecondsPerHour;
    private const double MeanRepeatDelay = 8 * SecondsPerHour;

    private static readonly string[] Channels = ["app", "hotline", "web", "regulator"];
    private static readonly double[] ChannelWeights = [0.45, 0.3, 0.21, 0.04];

    private readonly Shop _shop;
    private readonly ShopComplaintOptions _options;
    private readonly ShopOutage? _outage;
    private readonly Instant _start;
    private readonly Instant _end;

    public ComplaintMaker(Shop shop, ShopComplaintOptions options, ShopOutage? outage, Instant start, Instant end) =>
        (_shop, _options, _outage, _start, _end) = (shop, options, outage, start, end);

    /// <summary>Draws the complaints of one user, matter by matter.</summary>
    public IEnumerable<ShopComplaint> Make(int index)
    {
        var days = (_end - _start).TotalDays;
        var random = RandomStream.Of(_shop.Options.Seed, index, StreamPurpose.Complaints);
        var number = 0;
        var matters = random.Poisson(_options.ComplaintsPerUserMonth * days / DaysPerMonth);
        for (var matter = 0; matter < matters; matter++)
        {
            var at = _start + Duration.FromSeconds((long)(random.NextUnit() * (_end - _start).TotalSeconds));
            var topic = ComplaintTexts.Topics[random.NextBelow(ComplaintTexts.Topics.Count)];
            foreach (var complaint in Matter(random, index, $"b{matter + 1}", topic, at, repeats: random.NextUnit() < 0.12 ? 1 : 0, isOfOutage: false, number))
            {
                number++;
                yield return complaint;
            }
        }

        random = RandomStream.Of(_shop.Options.Seed, index, StreamPurpose.OutageComplaints);
        if (_outage is not { } outage || random.NextUnit() >= _options.OutageShare)
        {
            yield break;
        }

        var delay = Math.Min(LongestDelay, random.Exponential() * MeanOutageDelay);
        var chance = random.NextUnit();
        var more = chance < 0.5 ? 0 : chance < 0.8 ? 1 : chance < 0.95 ? 2 : 3;
        foreach (var complaint in Matter(random, index, "o", outage.Topic, outage.From + Duration.FromSeconds((long)delay), more, isOfOutage: true, number))
        {
            number++;
            yield return complaint;
        }
    }

    private static int Pick(RandomStream random, double[] weights)
    {
        var point = random.NextUnit() * weights.Sum();
        for (var place = 0; place < weights.Length; place++)
        {
            point -= weights[place];
            if (point < 0)
            {
                return place;
            }
        }

        return weights.Length - 1;
    }

    private static string Number(int value) => value.ToString("0000000", CultureInfo.InvariantCulture);

    private static EquatableMap<FactorReading> Factors(RandomStream random, string topic, int channel, bool isOfOutage)
    {
        var factors = new List<KeyValuePair<string, FactorReading>>
        {
            new("severity", new(isOfOutage ? 1 + Pick(random, [0.5, 0.5]) : Pick(random, [0.3, 0.45, 0.22, 0.03]))),
            new("urgency", new(isOfOutage ? 1 + Pick(random, [0.6, 0.4]) : Pick(random, [0.6, 0.3, 0.1]))),
        };

        // Of one complaint in ten nobody said yet whether anybody is in danger, or in court.
        foreach (var (factor, weights) in new[] { ("safety", topic == "quality" ? [0.8, 0.17, 0.03] : new[] { 1.0 }), ("legal", [0.93, 0.06, 0.01]), ("privacy", [0.98, 0.02]) })
        {
            int? level = random.NextUnit() < 0.1 ? null : Pick(random, weights);
            factors.Add(new(factor, new(level)));
        }

        if (isOfOutage && random.NextUnit() < 0.05)
        {
            factors.Add(new("publicity", new(1 + Pick(random, [0.7, 0.3]))));
        }

        if (Channels[channel] == "regulator")
        {
            factors.Add(new("channel", new(3)));
        }

        return factors.ToEquatableMap();
    }

    private IEnumerable<ShopComplaint> Matter(RandomStream random, int index, string matter, string topic, Instant at, int repeats, bool isOfOutage, int number)
    {
        var orders = _shop.OrdersOf(index);
        var order = orders.Count > 0 ? orders[random.NextBelow(orders.Count)].Id : $"{_shop.Users[index].Id}-000";
        var amount = 10 + random.NextBelow(900);
        var text = ComplaintTexts.Draw(random, topic, order, amount);
        double[] left = [.. ChannelWeights];
        for (var i = 0; i <= repeats; i++)
        {
            var channel = Pick(random, left);
            left[channel] = 0;
            var words = i == 0 ? text : ComplaintTexts.Again(random, text);
            var complaint = new ShopComplaint
            {
                Facts = FactsOf(random, index, number + i, topic, at, channel, order, amount, words, isOfOutage),
                UserIndex = index,
                Matter = $"m{Number(index)}{matter}",
                IsOfOutage = isOfOutage,
            };
            if (at >= _start && at < _end)
            {
                yield return complaint;
            }

            at += Duration.FromSeconds(600 + (long)Math.Min(LongestDelay, random.Exponential() * MeanRepeatDelay));
        }
    }

    // By the app and on the web a user is known; on the telephone only the number is, and the regulator gives a number or an order.
    private ComplaintFacts FactsOf(
        RandomStream random, int index, int number, string topic, Instant at, int channel, string order, decimal amount, string text, bool isOfOutage)
    {
        var (knowsUser, hasOrder, hasPhone, hasEmail) = (random.NextUnit(), random.NextUnit() < 0.7, random.NextUnit() < 0.5, random.NextUnit() < 0.5);
        var keys = new List<ComplaintKey>();
        if (hasOrder)
        {
            keys.Add(new("order", order));
        }

        if (Channels[channel] is "hotline" || (Channels[channel] is "regulator" && hasPhone))
        {
            keys.Add(new("phone", $"1000{Number(index)}"));
        }

        if (Channels[channel] is "web" && hasEmail)
        {
            keys.Add(new("email", $"u{Number(index)}@example.invalid"));
        }

        return new()
        {
            Id = new($"c{Number(index)}-{(number + 1).ToString(CultureInfo.InvariantCulture)}"),
            ReceivedAt = at,
            SentAt = Channels[channel] == "regulator" ? at : null,
            CustomerId = Channels[channel] is "app" || (Channels[channel] is "web" && knowsUser < 0.7) ? _shop.Users[index].Id : null,
            Channel = Channels[channel],
            Product = "shop",
            Topic = topic,
            Text = text,
            Keys = keys.ToEquatableArray(),
            Factors = Factors(random, topic, channel, isOfOutage),
            Amount = topic is "payment" or "refund" ? new(amount, _shop.Options.Currency) : null,
        };
    }
}
