using UserOps.Complaints;

namespace EmbeddedRules.Product;

/// <summary>The product's own rules, which its people edit as a file.</summary>
public static class Rules
{
    public static GradingPolicy Grading { get; } = GradingPolicyJson.Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "grading-policy.json")));
}
