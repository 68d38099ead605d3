using UserOps.CustomerValue;

namespace UserOps.Tests.Readme;

/// <summary>The tables of docs/customer-value.md against the code.</summary>
public class CustomerValuePageTests
{
    private static readonly string Page = Pages.All.Single(page => page.Path == "docs/customer-value.md").Text;

    [Fact]
    public void Every_setting_and_every_model_has_its_line() =>
        Assert.All(
            typeof(CustomerValuePolicy).GetProperties()
                .Where(property => property.SetMethod is not null)
                .Select(property => property.Name)
                .Concat(Enum.GetNames<PurchaseModelKind>()),
            name => Assert.Matches($@"(?m)^\| (`\w+`, )?`{name}`", Page));
}
