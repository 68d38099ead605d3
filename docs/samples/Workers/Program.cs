using System.Globalization;
using Workers;

// make FOLDER                   writes a small shop's files into a folder
// run FOLDER WORKERS SEED...    starts so many workers, merges what they made once for each seed, and prints the answer
// worker FOLDER PLACE WORKERS   what `run` starts: folds every n-th line and writes the facts to FOLDER/PLACE-WORKERS.part
switch (args)
{
    case ["make", var folder]:
        SampleShop.WriteTo(folder);
        return 0;
    case ["run", var folder, var workers, .. { Length: > 0 } seeds]:
        var parts = await Coordinator.StartWorkersAsync(folder, Number(workers)).ConfigureAwait(false);
        foreach (var seed in seeds)
        {
            Coordinator.Merge(parts, Number(seed), Console.Out);
        }

        return 0;
    case ["worker", var folder, var place, var workers]:
        Worker.Run(folder, Number(place), Number(workers));
        return 0;
    default:
        await Console.Error.WriteLineAsync("Give one of: make FOLDER | run FOLDER WORKERS SEED... | worker FOLDER PLACE WORKERS").ConfigureAwait(false);
        return 2;
}

static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
