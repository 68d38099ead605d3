namespace UserOps.Reporting.Tests;

/// <summary>Questions to a page in a browser.</summary>
internal static class PageScripts
{
    /// <summary>Opens every table.</summary>
    public const string OpenTables = "() => document.querySelectorAll('details').forEach(details => details.open = true)";

    /// <summary>By how many pixels the page is wider than its window, and what is, unless it scrolls in a box of its own.</summary>
    public const string Beyond =
        """
        () => [`${document.documentElement.scrollWidth - document.documentElement.clientWidth}`, ...[...document.querySelectorAll('body *')]
          .filter(element => !element.closest('.unseen') && !element.parentElement.closest('.scroll') && element.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5)
          .map(element => element.outerHTML.slice(0, 100))]
        """;

    /// <summary>The colours of the page, of a picture's ground and of its text.</summary>
    public const string Colours =
        """
        () => {
          const look = name => getComputedStyle(document.querySelector(name));
          return [look('body').backgroundColor, look('h1').color, look('.card').backgroundColor, look('.uo .uo-g').fill, look('.uo .uo-m').fill];
        }
        """;

    /// <summary>How wide the drawings are that are shown of each picture.</summary>
    public const string ShownDrawings =
        """
        () => [...document.querySelectorAll('figure')].map(figure => [...figure.querySelectorAll('svg')]
          .filter(svg => svg.getClientRects().length > 0).map(svg => svg.getAttribute('width')).join())
        """;

    /// <summary>
    /// The texts of the drawings that are shown, with their place as the browser measures it: as wide as they are, as high as their ink, in the
    /// pixels of the drawing; and the size of the drawing.
    /// </summary>
    public const string Texts =
        """
        () => {
          const ink = document.createElement('canvas').getContext('2d');
          return [...document.querySelectorAll('svg.uo')].filter(svg => svg.getClientRects().length > 0).map(svg => ({
            width: svg.viewBox.baseVal.width,
            height: svg.viewBox.baseVal.height,
            texts: [...svg.querySelectorAll('text')].map(text => {
              const style = getComputedStyle(text), box = text.getBBox();
              const words = [...text.childNodes].filter(node => node.nodeType === Node.TEXT_NODE).map(node => node.data).join('');
              ink.font = style.font;
              const measured = ink.measureText(words), base = Number(text.getAttribute('y'));
              return {
                words, left: box.x, width: box.width, top: base - measured.actualBoundingBoxAscent, height: measured.actualBoundingBoxAscent + measured.actualBoundingBoxDescent,
                size: parseFloat(style.fontSize), isBold: Number(style.fontWeight) >= 600
              };
            })
          }));
        }
        """;

    /// <summary>
    /// Texts of the page, outside of pictures, whose contrast is below that of WCAG 2.2, 1.4.3: 4.5 to 1, or 3 to 1 from 24 pixels on, or from
    /// 18.66 pixels on if they are bold.
    /// </summary>
    public const string LowContrasts =
        """
        () => {
          const channels = colour => colour.match(/[\d.]+/g).map(Number);
          const light = colour => {
            const [r, g, b] = channels(colour).map(value => value / 255).map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          const groundOf = element => {
            for (; element; element = element.parentElement) {
              const colour = getComputedStyle(element).backgroundColor;
              if (channels(colour)[3] !== 0) return colour;
            }
            return 'rgb(255, 255, 255)';
          };
          const found = [];
          let seen = 0;
          const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walk.nextNode()) {
            const element = walk.currentNode.parentElement;
            if (!walk.currentNode.data.trim() || element.closest('svg') || element.getClientRects().length === 0) continue;
            seen++;
            const style = getComputedStyle(element), size = parseFloat(style.fontSize);
            const [one, other] = [light(style.color), light(groundOf(element))];
            const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
            const least = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
            if (ratio < least) found.push(`${walk.currentNode.data.trim().slice(0, 40)}: ${ratio.toFixed(2)} of ${least}, ${style.color} on ${groundOf(element)}`);
          }
          return seen < 30 ? [`only ${seen} texts were looked at`] : found;
        }
        """;

    /// <summary>What has the focus, and whether one sees that it has.</summary>
    public const string Focus =
        """
        () => {
          const element = document.activeElement;
          if (element === document.body) return null;
          const style = getComputedStyle(element), box = element.getBoundingClientRect();
          const name = element.getAttribute('href') ?? element.id ?? '';
          const isSeen = style.outlineStyle === 'solid' && parseFloat(style.outlineWidth) >= 2 && box.top >= -1 && box.bottom <= innerHeight + 1 && box.width > 0;
          const tag = element.tagName.toLowerCase();
          return [name || (element.closest('details') ? `${element.closest('details').id} ${tag}` : tag), isSeen ? 'seen' : 'unseen'];
        }
        """;

    /// <summary>Things to press that are smaller than WCAG 2.2, 2.5.8, asks: 24 by 24 pixels.</summary>
    public const string SmallTargets =
        """
        () => [...document.querySelectorAll('a, summary')].filter(element => element.getClientRects().length > 0 && !element.classList.contains('skip'))
          .filter(element => { const box = element.getBoundingClientRect(); return box.width < 24 || box.height < 24; })
          .map(element => `${element.outerHTML.slice(0, 80)} ${element.getBoundingClientRect().height}`)
        """;
}
