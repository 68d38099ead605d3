using Storefront;
using Storefront.Answers;
using Storefront.Ingest;
using Storefront.Personal;
using Storefront.Storage;

var builder = WebApplication.CreateBuilder(args);
builder.AddWebLimits();
builder.AddClock();
builder.AddDatabase();
builder.AddQuestions();
builder.AddRequests();

var app = builder.Build();
await app.Services.GetRequiredService<DatabaseFile>().CreateAsync();
app.UseWebLimits();
app.MapIngest();
app.MapAnswers();
app.MapPersonalData();
app.MapHealth();
app.MapClock();
await app.RunAsync();
