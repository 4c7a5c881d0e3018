"""The AppStream metainfo: how a software centre presents the program."""

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape

from bundle.release import Release

# The project has no domain yet. A local one is nobody's, so that nothing is claimed; see docs/packaging.md.
APP_ID = "local.qwen_studio.QwenStudio"

SCREENSHOTS = {
    "edit_dark.png": ("The Edit page: pictures, an instruction, results", "编辑页面：图片、指令与结果"),
    "gallery_grid_light.png": ("The gallery with all results by day", "按日期排列全部结果的图库"),
    "edit_light.png": ("The Edit page in light colours", "浅色的编辑页面"),
    "verify_dark.png": ("Looking after the library", "检查与维护资料库"),
}
"""Files of docs/pictures that are shown, with captions."""

_MOST_NOTES = 12

_TEMPLATE = """<?xml version="1.0" encoding="UTF-8"?>
<component type="desktop-application">
  <id>{app_id}</id>
  <metadata_license>CC0-1.0</metadata_license>
  <project_license>MIT</project_license>
  <name>Qwen Studio</name>
  <summary>Edit pictures by saying what should change</summary>
  <summary xml:lang="zh_CN">用文字指令编辑图片</summary>
  <developer id="local.qwen_studio">
    <name>Qwen Studio contributors</name>
  </developer>
  <description>
    <p>Drop in up to three pictures, write what should change, press one button. Qwen Studio sends the edit to the
      Qwen-Image-Edit models of Alibaba Cloud Model Studio, with a key of your own, and keeps every result on your
      own disk together with where it came from, what it cost, and how to make it again.</p>
    <p xml:lang="zh_CN">放入最多三张图片，写下想要的修改，按一下按钮即可。Qwen Studio
      使用你自己的密钥，把编辑请求发送给阿里云百炼的 Qwen-Image-Edit
      模型，并把每个结果连同来源、费用与重做方法一起保存在你自己的磁盘上。</p>
    <p>Without a key there is a demo, in which a stand-in for the service on your own machine paints simple edits.</p>
    <p xml:lang="zh_CN">没有密钥也可以使用演示模式，由本机上的模拟服务完成简单的编辑。</p>
  </description>
  <launchable type="desktop-id">qwen-studio.desktop</launchable>
  <icon type="stock">qwen-studio</icon>
  <provides>
    <binary>qwen-studio</binary>
  </provides>
  <categories>
    <category>Graphics</category>
    <category>2DGraphics</category>
    <category>RasterGraphics</category>
  </categories>
  <supports>
    <control>keyboard</control>
    <control>pointing</control>
  </supports>
  <content_rating type="oars-1.1"/>
  <screenshots>
{screenshots}
  </screenshots>
  <releases>
    <release version="{version}" date="{day:%Y-%m-%d}" type="{kind}">
      <description>
        <ul>
{notes}
        </ul>
      </description>
    </release>
  </releases>
</component>
"""


def metainfo(release: Release, pictures: str) -> str:
    """The file's text. `pictures` is the URL of the folder that holds the screenshots."""
    shots = "\n".join(_screenshot(f"{pictures}/{name}", *said, number == 0) for number, (name, said) in _numbered())
    notes = "\n".join(f"          <li>{escape(note)}</li>" for note in first_notes(release.notes))
    kind = "development" if release.version.startswith("0.") else "stable"
    return _TEMPLATE.format(
        app_id=APP_ID, screenshots=shots, version=release.version, day=release.at, notes=notes, kind=kind
    )


def _numbered() -> Iterator[tuple[int, tuple[str, tuple[str, str]]]]:
    yield from enumerate(SCREENSHOTS.items())


def _screenshot(url: str, english: str, chinese: str, first: bool) -> str:
    kind = ' type="default"' if first else ""
    return f"""    <screenshot{kind}>
      <caption>{escape(english)}</caption>
      <caption xml:lang="zh_CN">{escape(chinese)}</caption>
      <image type="source">{escape(url)}</image>
    </screenshot>"""


def first_notes(markdown: str) -> list[str]:
    """The first points of a section of the changelog, as plain sentences."""
    points = re.findall(r"^- ((?:.+)(?:\n  .+)*)", markdown, re.MULTILINE)
    return [re.sub(r"[`*]", "", " ".join(point.split())) for point in points[:_MOST_NOTES]]
