using System.Text;
using UserOps.Cli.Input;
using UserOps.Cli.Output;
using UserOps.CustomerValue;

namespace UserOps.Cli.Value;

/// <summary>Writes why one user is judged so.</summary>
/// <param name="user">The user.</param>
/// <param name="assessment">The reasons.</param>
internal sealed class ReasonsAnswer(string user, Assessment<CustomerPrediction> assessment) : IAnswer
{
    /// <inheritdoc />
    public void Write(OutputFormat format, Stream stream, Words words) =>
        stream.Write(Encoding.UTF8.GetBytes(CustomerValueAssessmentJson.Write(assessment) + "\n"));

    /// <inheritdoc />
    public void Show(Screen screen, Words words)
    {
        var name = Shown.Text(user);
        screen.Heading(words.Of($"What is expected of {name}, and why?", $"对 {name} 的预期及原因"));
        foreach (var reason in assessment.Reasons)
        {
            screen.Line($"  {reason.In(words.Culture)}");
        }
    }
}
