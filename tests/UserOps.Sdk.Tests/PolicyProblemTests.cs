namespace UserOps.Tests;

public class PolicyProblemTests
{
    private static readonly PolicyProblem Weight =
        new("$.rules[3].weight", "money", "140", "between 1 and 100", "Choose a weight in that range.");

    [Fact]
    public void A_problem_says_where_what_which_is_allowed_and_how_to_mend_it()
    {
        Assert.Equal(
            "$.rules[3].weight (rule 'money'): The value is 140; it must be between 1 and 100. Choose a weight in that range.",
            Weight.ToString());
        Assert.Equal(
            "$.rules[3].weight (line 12): The value is 140; it must be between 1 and 100. Choose a weight in that range.",
            (Weight with { RuleId = null, Line = 12 }).ToString());
        Assert.Equal(
            "$.rules[3].weight (line 12) (rule 'money'): The value is 140; it must be between 1 and 100. Choose a weight in that range.",
            (Weight with { Line = 12 }).ToString());
    }

    [Fact]
    public void The_exception_lists_every_problem_in_order_and_names_the_parameter()
    {
        var second = new PolicyProblem("$.name", null, "empty", "a text", "Write one.");
        var error = Refuse([Weight, second]);

        Assert.Equal("policy", error.ParamName);
        Assert.Equal([Weight, second], error.Problems);
        Assert.Equal(
            ["The policy has 2 problems:", $"  {Weight}", $"  {second}", " (Parameter 'policy')"],
            error.Message.Split(Environment.NewLine));
    }

    [Fact]
    public void The_exception_is_thrown_for_problems_and_only_for_problems()
    {
        InvalidPolicyException.ThrowIfAny([], "policy");

        var error = Assert.Throws<InvalidPolicyException>(() => InvalidPolicyException.ThrowIfAny([Weight], "policy"));
        Assert.StartsWith("The policy has 1 problem:", error.Message, StringComparison.Ordinal);
    }

    private static InvalidPolicyException Refuse(EquatableArray<PolicyProblem> policy) => new(nameof(policy), policy);
}
