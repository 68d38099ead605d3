using Storefront.Sources;
using Storefront.Storage;
using UserOps.EntityFrameworkCore;
using UserOps.Hosting;
using UserOps.Lifecycle;
using UserOps.Rfm;
using UserOps.Tagging;
using UserOps.Tickets;

namespace Storefront;

/// <summary>Which questions the app asks of its users, complaints and tickets, by which policies, and where facts and answers are.</summary>
internal static class Questions
{
    public static void AddQuestions(this WebApplicationBuilder builder)
    {
        // What the app knows: its own tables. Those of persons are erased first, so that no run reads them again.
        builder.Services
            .AddSingleton<IUserSource, UserSource>()
            .AddSingleton<IActivitySource, ActivitySource>()
            .AddSingleton<IPurchaseSource, PurchaseSource>()
            .AddSingleton<IUserFactsSource, FactsSource>()
            .AddSingleton<ITicketEventSource, TicketSource>()
            .AddSingleton<IPersonalDataStore, OwnPersonalData>();

        // What the library keeps: the tables beside them.
        builder.Services.AddUserOpsStores<StorefrontContext>();

        // What is asked. Stages and segments are facts to the tags, so another answer there asks for the tags again.
        builder.Services.AddUserOps(userOps => userOps
            .AddLifecycle(lifecycle =>
            {
                lifecycle.Policy.FromFile("policies/stages.json");
                lifecycle.Informs(RunKinds.Tagging);
            })
            .AddRfm(rfm =>
            {
                rfm.Policy.FromFile("policies/segments.json");
                rfm.Informs(RunKinds.Tagging);
            })
            .AddTagging(tagging => tagging.Catalog.FromFile("policies/tags.json"))
            .AddComplaints(complaints => complaints.Calendar().FromFile("policies/calendar.json"))
            .AddTickets()
            .AddScheduler());
    }
}
