using UserOps.Cli.Tests.Support;

namespace UserOps.Cli.Tests.Input;

public class ColumnBinderTests
{
    private const string Row = "\nu1,2024-01-01,1\n";

    [Fact]
    public void A_mapped_column_takes_the_place_of_the_fields_own_names() =>
        Assert.Equal(
            ["b 1"],
            PurchaseRun.Csv("user,Member No,at,paid=\na,b,2024-01-01,1\n", input => input with { Map = PurchaseRun.Map("USER = member no", "amount=paid=") }).Money);

    [Fact]
    public void A_missing_column_lists_what_is_there_and_what_was_meant()
    {
        Assert.Equal(
            "sales.csv:1: There is no column for 'amount' (needed: user, at, and amount or quantity + unitPrice). The columns are: user, at, amuont. "
            + "Did you mean 'amuont'? Then add --map \"amount=amuont\".",
            PurchaseRun.CsvFault("user,at,amuont" + Row));
        Assert.Equal(
            "sales.csv:2: There is no column for 'user' or 'at' (needed: user, at, and amount or quantity + unitPrice). The columns are: alpha, beta, amount. Name it with --map user=COLUMN.",
            PurchaseRun.CsvFault("\nalpha,beta,amount" + Row));
    }

    [Fact]
    public void Of_two_ways_to_give_money_the_one_that_lacks_less_is_asked_for() =>
        Assert.StartsWith("sales.csv:1: There is no column for 'amount' ", PurchaseRun.CsvFault("user,at,quantity" + Row), StringComparison.Ordinal);

    [Fact]
    public void A_file_with_other_separators_is_told_so() =>
        Assert.Contains(
            "There is one column: user;at;amount. Columns must be separated by commas, not by semicolons or tabs.",
            PurchaseRun.CsvFault("user;at;amount\nu1;2024-01-01;1\n"),
            StringComparison.Ordinal);

    [Fact]
    public void A_wide_header_is_cut_short() =>
        Assert.Contains(
            "There are 60 columns: c0, c1,",
            PurchaseRun.CsvFault(string.Join(',', Enumerable.Range(0, 60).Select(column => $"c{column}")) + "\n"),
            StringComparison.Ordinal);

    [Fact]
    public void Two_columns_for_one_field_are_a_fault()
    {
        Assert.Equal("sales.csv:1: The column 'At' is there twice. Rename one of them.", PurchaseRun.CsvFault("user, At ,amount,at\n"));
        Assert.Equal(
            "sales.csv:1: The columns 'user' and 'CustomerID' both stand for 'user'. Choose one with --map \"user=user\".",
            PurchaseRun.CsvFault("user,CustomerID,at,amount\n"));
    }

    [Fact]
    public void A_choice_between_two_columns_can_be_mapped() =>
        Assert.Equal(
            ["b 1"],
            PurchaseRun.Csv("user,CustomerID,at,amount\na,b,2024-01-01,1\n", input => input with { Map = PurchaseRun.Map("user=CustomerID") }).Money);

    [Fact]
    public void Columns_that_nobody_reads_may_be_there_twice() =>
        Assert.Equal(["u1 1"], PurchaseRun.Csv("user,at,amount,x,x,\nu1,2024-01-01,1,,,\n").Money);

    [Theory]
    [InlineData("user", "--map 'user' must be of the form field=Column, such as user=Column.")]
    [InlineData("=x", "--map '=x' must be of the form field=Column, such as user=Column.")]
    [InlineData("user= ", "--map 'user= ' must be of the form field=Column, such as user=Column.")]
    [InlineData("usr=x", "--map 'usr=x' names no field of this command. Did you mean 'user'?")]
    [InlineData("colour=x", "--map 'colour=x' names no field of this command. The fields are user, at, amount, quantity, unitPrice, order, kind, currency.")]
    public void A_pair_that_makes_no_sense_is_a_usage_error(string pair, string message) =>
        Assert.Equal(message, Assert.Throws<UsageException>(() => PurchaseRun.Map(pair)).Message);

    [Fact]
    public void A_field_mapped_twice_is_a_usage_error() =>
        Assert.Equal(
            "--map gives 'User' twice: 'a' and 'b'. Keep one.",
            Assert.Throws<UsageException>(() => PurchaseRun.Map("user=a", "User=b")).Message);

    [Fact]
    public void A_mapped_column_that_is_not_there_is_a_usage_error() =>
        Assert.EndsWith(
            "has no column 'Custmer'. Did you mean 'Customer'? The columns are: Customer, at, amount.",
            Assert.Throws<UsageException>(() => PurchaseRun.Csv(
                "Customer,at,amount" + Row,
                input => input with { Map = PurchaseRun.Map("user=Custmer") })).Message,
            StringComparison.Ordinal);
}
