using System.Reflection;
using FsCheck;
using FsCheck.Fluent;
using UserOps.Complaints;
using UserOps.Tagging;
using UserOps.Tickets;

namespace UserOps.Testing.Tests;

/// <summary>The one entry knows every policy and every fact of the core, and each of its generators shrinks.</summary>
public class UserOpsGeneratorsTests
{
    private const int Count = 60;

    /// <summary>What is written as JSON or validated and is neither policy nor fact: answers, and what was fitted to facts.</summary>
    private static readonly Type[] Answers =
    [
        typeof(Assessment<>), typeof(DuplicateReport), typeof(Lifecycle.RetentionReport), typeof(EffectiveTags), typeof(TagCoverageReport), typeof(TagMigrationReport<>),
        typeof(AudienceReport), typeof(EquatableArray<>), typeof(TopShareModel), typeof(Rfm.RfmModel),
    ];

    public static TheoryData<string> Members
    {
        get
        {
            var data = new TheoryData<string>();
            foreach (var member in All.Keys)
            {
                data.Add(member);
            }

            return data;
        }
    }

    private static Dictionary<string, (Type Type, object Values)> All => new object[] { UserOpsGenerators.Policies(), UserOpsGenerators.Facts() }
        .SelectMany(all => all.GetType().GetProperties().Select(member => (Name: $"{all.GetType().Name}.{member.Name}", member.PropertyType, Values: member.GetValue(all)!)))
        .ToDictionary(item => item.Name, item => (item.PropertyType.GetGenericArguments()[0], item.Values), StringComparer.Ordinal);

    [Fact]
    public void Every_policy_and_fact_that_has_json_or_a_validator_has_a_generator()
    {
        var types = typeof(UserId).Assembly.GetExportedTypes()
            .Where(type => type is { IsAbstract: true, IsSealed: true })
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Where(method => (method.Name == "Write" && method.DeclaringType!.Name.EndsWith("Json", StringComparison.Ordinal)) || method is { Name: "Validate", ReturnType.Name: "EquatableArray`1" })
            .Select(method => method.GetParameters()[0].ParameterType)
            .Select(type => type.IsByRef ? type.GetElementType()! : type)
            .Where(type => !Answers.Contains(type.IsGenericType ? type.GetGenericTypeDefinition() : type))
            .Distinct()
            .ToList();

        Assert.InRange(types.Count, 30, 60);
        Assert.Empty(types.Except(All.Values.Select(item => item.Type)));
    }

    [Theory]
    [MemberData(nameof(Members))]
    public void A_generator_makes_different_values_that_survive_and_shrinks_them_to_an_end(string member)
    {
        var (type, values) = All[member];
        typeof(UserOpsGeneratorsTests).GetMethod(nameof(Look), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type).Invoke(null, [values]);
    }

    [Fact]
    public void A_generator_is_found_by_type()
    {
        Assert.Same(UserOpsGenerators.Policies().Grading, UserOpsGenerators.Of<GradingPolicy>());
        Assert.Same(UserOpsGenerators.TicketLogs(), UserOpsGenerators.Of<TicketLog>());
        var error = Assert.Throws<NotSupportedException>(UserOpsGenerators.Of<string>);
        Assert.StartsWith("There is no generator of String. Take one of: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(", AudienceExpression, ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Policies_stay_without_problems_as_they_shrink()
    {
        var validators = typeof(UserId).Assembly.GetExportedTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Where(method => method is { Name: "Validate", ReturnType.Name: "EquatableArray`1" } && method.GetParameters().Length == 1)
            .ToList();

        Assert.InRange(validators.Count, 18, 40);
        Assert.All(validators, method => typeof(UserOpsGeneratorsTests).GetMethod(nameof(LookForProblems), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(method.GetParameters()[0].ParameterType).Invoke(null, [method]));
    }

    private static void Look<T>(Arbitrary<T> values)
    {
        var sample = values.Generator.Sample(Count, new Rnd(7, 0x9E37_79B9_7F4A_7C15), 20);
        Assert.True(sample.Distinct().Count() > 1, "all are the same");
        Assert.Contains(sample, value => values.Shrinker(value).Any());
        foreach (var value in sample.Take(5))
        {
            var (smaller, steps) = (value, 0);
            while (values.Shrinker(smaller).Take(1).ToList() is [var next])
            {
                Assert.False(Equals(next, smaller));
                Assert.True(++steps < 2_000, "it does not come to an end");
                smaller = next;
            }
        }
    }

    private static void LookForProblems<T>(MethodInfo validate)
    {
        var values = UserOpsGenerators.Of<T>();
        foreach (var value in values.Generator.Sample(20, new Rnd(7, 0x9E37_79B9_7F4A_7C15), 20).SelectMany(value => values.Shrinker(value).Take(5).Append(value)))
        {
            Assert.Empty((EquatableArray<PolicyProblem>)validate.Invoke(null, [value])!);
        }
    }
}
