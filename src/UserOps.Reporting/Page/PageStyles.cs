namespace UserOps.Reporting;

/// <summary>What the page looks like around its pictures.</summary>
/// <remarks>
/// Telephones first: pictures reach both edges there, and all text begins where theirs does, 22 pixels in. From 760 pixels on, and on
/// paper, the wide drawings are shown; from 1120 on, the contents stand beside the text. No sign of markup is in it, since the page is XML too.
/// </remarks>
internal static class PageStyles
{
    public static string Css { get; } = string.Concat(
        Colours(":root", Palette.Light, page: "#f8f9fb", line: "#d8dee4", link: "#0a5a9c"),
        "@media screen and (prefers-color-scheme: dark) {\n",
        Colours(":root", Palette.Dark, page: "#0c0e12", line: "#2d333b", link: "#7cc0f5"),
        "}\n",
        Letters,
        Layout,
        Findings,
        Pictures,
        Wider,
        Paper);

    private const string Letters =
        """
        :root { color-scheme: light dark; }
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 16px; }
        body { margin: 0; padding: 0 22px 48px; background: var(--page); color: var(--ink); overflow-wrap: anywhere;
          font: 16px/1.55 -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "WenQuanYi Zen Hei", sans-serif; }
        h1, h2, h3, p, ul, ol, figure { margin: 0; padding: 0; }
        h1 { font-size: 28px; line-height: 1.25; letter-spacing: -.01em; text-wrap: balance; }
        h2 { font-size: 22px; line-height: 1.3; letter-spacing: -.005em; text-wrap: balance; }
        h3 { font-size: 16px; line-height: 1.4; text-wrap: balance; }
        a { color: var(--link); text-underline-offset: 3px; text-decoration-thickness: 1px; }
        a:hover { text-decoration-thickness: 2px; }
        code { font: 13px/1.5 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
        :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 4px; }
        .unseen, caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

        """;

    private const string Layout =
        """
        .skip { position: absolute; top: -100px; left: 12px; z-index: 2; padding: 10px 16px; background: var(--card); border-radius: 8px; }
        .skip:focus { top: 12px; }
        header { padding: 32px 0 8px; }
        .lead { margin-top: 8px; color: var(--muted); max-width: 68ch; }
        header .lead { font-size: 17px; }
        main { position: relative; }
        main section { padding-top: 40px; }
        main .summary { padding-top: 24px; }
        nav { margin-top: 32px; }
        nav h2 { font-size: 13px; color: var(--muted); font-weight: 600; letter-spacing: .02em; }
        nav ul { list-style: none; margin-top: 4px; }
        nav .first { display: none; }
        nav a { display: block; padding: 8px 0; text-decoration: none; border-bottom: 1px solid var(--line); }
        nav a:hover { text-decoration: underline; }
        footer { margin-top: 56px; padding-top: 32px; border-top: 1px solid var(--line); font-size: 14px; color: var(--muted); }
        footer h2 { font-size: 18px; color: var(--ink); }
        footer p { margin: 8px 0 12px; max-width: 68ch; }
        footer .scroll { margin: 0 -22px; padding: 0 22px; }

        """;

    private const string Findings =
        """
        .tally { margin-top: 6px; color: var(--muted); }
        .tally b { color: var(--tone); font-size: 18px; font-variant-numeric: tabular-nums; }
        .act { --tone: var(--bad); }
        .watch { --tone: var(--warn); }
        .good { --tone: var(--fine); }
        .note { --tone: var(--muted); }
        .findings { list-style: none; margin-top: 16px; display: grid; gap: 10px; }
        .findings li { padding: 14px 16px; background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--tone); border-radius: 8px; }
        .said + .said { margin-top: 8px; padding-top: 8px; border-top: 1px solid var(--line); }
        .findings.brief { gap: 14px; }
        .findings.brief li { padding: 0 0 0 14px; background: none; border: 0; border-left: 3px solid var(--tone); border-radius: 0; }
        .brief .sign .cut { stroke: var(--page); }
        .brief .sign .hole { fill: var(--page); }
        .kind { display: inline-flex; align-items: center; gap: 7px; color: var(--tone); font-size: 14px; font-weight: 700; }
        .sign { flex: none; fill: var(--tone); }
        .sign .cut { fill: none; stroke: var(--card); stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; }
        .sign .hole { fill: var(--card); }
        .source { margin-bottom: 2px; font-size: 14px; }
        .source a { display: inline-block; padding: 2px 0; }

        """;

    private const string Pictures =
        """
        .card { margin: 24px -22px 0; background: var(--card); border: solid var(--line); border-width: 1px 0; }
        figure { padding: 20px 22px 16px; }
        p, figcaption { text-wrap: pretty; }
        figcaption { color: var(--muted); font-size: 14px; max-width: 76ch; }
        .wide { display: none; }
        .narrow { margin: 0 -12px; }
        .uo { display: block; height: auto; width: 100%; max-width: 460px; forced-color-adjust: none; }
        details { border-top: 1px solid var(--line); }
        summary { padding: 11px 22px; font-size: 14px; cursor: pointer; color: var(--link); }
        summary .rows { color: var(--muted); margin-left: 6px; }
        summary:focus-visible { outline-offset: -3px; }
        .scroll { overflow-x: auto; }
        details .scroll { padding: 0 22px 16px; }
        table { width: max-content; border-collapse: collapse; font-size: 14px; line-height: 1.45; font-variant-numeric: tabular-nums; }
        th, td { padding: 6px 20px 6px 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); max-width: 32ch; overflow-wrap: break-word; color: var(--ink); }
        td:last-child, th:last-child { padding-right: 0; }
        tbody tr:last-child > * { border-bottom: 0; }
        thead th { color: var(--muted); font-weight: 600; vertical-align: bottom; }
        thead .n { max-width: 15ch; }
        tbody th { font-weight: 500; }
        .n { text-align: right; }
        td.n:not(.long) { white-space: nowrap; }
        .long:not(.n) { min-width: 20ch; }
        footer td { max-width: none; }
        td code { overflow-wrap: anywhere; }
        .left { padding: 0 22px 16px; font-size: 14px; color: var(--muted); }

        """;

    private const string Wider =
        """
        @media screen and (min-width: 520px) {
          .card { margin: 24px 0 0; border-width: 1px; border-radius: 12px; overflow: clip; }
        }
        @media screen and (min-width: 760px) {
          body { padding: 0 24px 72px; }
          header, main, footer { max-width: 770px; margin-inline: auto; }
          header { padding-top: 48px; }
          h1 { font-size: 34px; }
          h2 { font-size: 25px; }
          main section { padding-top: 56px; }
          .wide { display: block; margin: 4px -12px 0; }
          .narrow { display: none; }
          .uo { max-width: 720px; }
          figure { padding: 24px 36px 20px; }
          summary { padding-inline: 36px; }
          details .scroll { padding: 0 36px 20px; }
          .left { padding-inline: 36px; }
          .findings li { display: grid; grid-template-columns: 96px 1fr; padding: 14px 20px; }
          .findings.brief li { padding: 2px 20px; border-left-width: 4px; }
          .findings li p { grid-column: 2; }
          .findings .kind { align-self: start; line-height: 25px; }
          footer .scroll { margin: 0; padding: 0; }
          table { width: auto; }
        }
        @media screen and (min-width: 1120px) {
          header, main, footer { max-width: 1050px; padding-right: 280px; }
          nav { position: absolute; top: 0; right: 0; bottom: 0; width: 240px; margin: 0; }
          nav div { position: sticky; top: 32px; padding: 6px 0 0 20px; margin-top: 24px; border-left: 1px solid var(--line); }
          nav .first { display: list-item; }
          nav a { border: 0; padding: 5px 0; font-size: 14px; line-height: 1.4; }
        }

        """;

    private const string Paper =
        """
        @page { size: A4; margin: 16mm 15mm 18mm; @bottom-right { content: counter(page) " / " counter(pages); font: 9pt sans-serif; color: #57606a; } }
        @media print {
          :root { color-scheme: light; }
          body { padding: 0; background: none; font-size: 10.5pt; }
          * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
          .skip, nav { display: none; }
          header, main .summary { padding-top: 0; }
          main .summary { margin-top: 16px; }
          main section { padding-top: 28px; }
          h1 { font-size: 22pt; }
          h2 { font-size: 16pt; }
          h2, h3, .lead { break-after: avoid; }
          .findings { gap: 6px; }
          .findings li { display: grid; grid-template-columns: 84px 1fr; padding: 8px 12px; }
          .said { break-inside: avoid; }
          .source { break-after: avoid; }
          .findings.brief li { padding: 0 12px; }
          .findings li p { grid-column: 2; }
          .sign .cut, .brief .sign .cut { stroke: var(--card); }
          .sign .hole, .brief .sign .hole { fill: var(--card); }
          .source a { color: var(--muted); text-decoration: none; padding: 0; }
          .card { margin: 16px 0 0; border: 0; border-top: 1px solid var(--line); }
          figure { padding: 12px 0 8px; break-inside: avoid; }
          .wide { display: block; margin: 0 -12px; }
          .narrow { display: none; }
          .uo { width: auto; max-width: 100%; max-height: 225mm; }
          details { border: 0; break-before: avoid; }
          details:not([open]) { display: none; }
          summary, .left { padding-inline: 0; }
          .scroll, details .scroll, footer .scroll { overflow: visible; margin: 0; padding: 0; }
          table { width: auto; font-size: 8.5pt; }
          th, td { padding-right: 10px; }
          thead { display: table-header-group; }
          tr { break-inside: avoid; }
          footer { margin-top: 24px; padding-top: 16px; break-inside: avoid; }
        }

        """;

    private static string Colours(string selector, Palette palette, string page, string line, string link) =>
        $"{selector} {{ --page: {page}; --card: {palette.Ground}; --ink: {palette.Ink}; --muted: {palette.Muted}; --line: {line}; --link: {link}; --bad: {palette.Bad}; --warn: {palette.Warn}; --fine: {palette.Good}; }}\n";
}
