<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Qwen Studio</source>
        <translation>关于 Qwen Studio</translation>
    </message>
    <message>
        <source>Qwen Studio {version}</source>
        <translation>Qwen Studio {version}</translation>
    </message>
    <message>
        <source>Qt {qt} on {system}
Log: {logs}</source>
        <translation>Qt {qt}，{system}
日志：{logs}</translation>
    </message>
    <message>
        <source>No account, no telemetry, no update check. Pictures go to the service only when you ask for an edit.</source>
        <translation>无需账号，没有遥测，不检查更新。只有在你发起编辑时，图片才会发送给服务。</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Qwen Studio {version}: MIT. The sample photos: see CREDITS.md beside them.</source>
        <translation>Qwen Studio {version}：MIT。示例照片：见同一文件夹中的 CREDITS.md。</translation>
    </message>
</context>
<context>
    <name>AccountDialog</name>
    <message>
        <source>New account</source>
        <translation>新建账号</translation>
    </message>
    <message>
        <source>Rename the account</source>
        <translation>重命名账号</translation>
    </message>
    <message>
        <source>Work, private, a customer…</source>
        <translation>工作、个人、某个客户…</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>&amp;Region</source>
        <translation>地域(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
</context>
<context>
    <name>AccountList</name>
    <message>
        <source>Demo on this machine</source>
        <translation>本机演示</translation>
    </message>
    <message>
        <source>&amp;Add an account…</source>
        <translation>添加账号(&amp;A)…</translation>
    </message>
    <message>
        <source>Another key of a region, under a name: work, private, a customer</source>
        <translation>同一地域的另一个密钥，用名称区分：工作、个人、某个客户</translation>
    </message>
    <message>
        <source>free, no key</source>
        <translation>免费，无需密钥</translation>
    </message>
    <message>
        <source>Delete the account</source>
        <translation>删除账号</translation>
    </message>
    <message>
        <source>Delete {account} with its key?</source>
        <translation>删除{account}及其密钥？</translation>
    </message>
    <message>
        <source>The key is taken out of the keyring and cannot be brought back from here. At the service it stays valid until you delete it in the console too. Name and address of the account are forgotten. Pictures and edits made with it stay.</source>
        <translation>密钥会从系统密钥环中删除，无法在此恢复；在控制台删除之前，它对服务仍然有效。账号的名称和地址也会一并删除。用它生成的图片和编辑会保留。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>AccountRow</name>
    <message>
        <source>&amp;Rename…</source>
        <translation>重命名(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>删除(&amp;D)…</translation>
    </message>
    <message>
        <source>More about {account}</source>
        <translation>{account}的更多操作</translation>
    </message>
</context>
<context>
    <name>AccountWords</name>
    <message>
        <source>key from DASHSCOPE_API_KEY</source>
        <translation>密钥来自 DASHSCOPE_API_KEY</translation>
    </message>
    <message>
        <source>key for this session</source>
        <translation>密钥仅限本次运行</translation>
    </message>
    <message>
        <source>key in the keyring</source>
        <translation>密钥在系统密钥环中</translation>
    </message>
    <message>
        <source>no key yet</source>
        <translation>尚无密钥</translation>
    </message>
    <message>
        <source>key not available</source>
        <translation>密钥不可用</translation>
    </message>
    <message>
        <source>looking for the key…</source>
        <translation>正在查找密钥…</translation>
    </message>
</context>
<context>
    <name>ActiveFilters</name>
    <message>
        <source>Filters</source>
        <translation>筛选条件</translation>
    </message>
    <message>
        <source>Save search…</source>
        <translation>保存搜索…</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>全部清除</translation>
    </message>
    <message>
        <source>Remove filter: {filter}</source>
        <translation>移除筛选条件：{filter}</translation>
    </message>
</context>
<context>
    <name>AddressForm</name>
    <message>
        <source>&amp;Base URL</source>
        <translation>服务地址(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Workspace id</source>
        <translation>业务空间 ID(&amp;W)</translation>
    </message>
    <message>
        <source>as the console shows it</source>
        <translation>与控制台显示的一致</translation>
    </message>
    <message>
        <source>Use the address of a workspace</source>
        <translation>使用业务空间的地址</translation>
    </message>
    <message>
        <source>Use the address of the region</source>
        <translation>使用地域的地址</translation>
    </message>
    <message>
        <source>Edits go to {url}</source>
        <translation>编辑发送到 {url}</translation>
    </message>
    <message>
        <source>Edits go to {url}, which Qwen Studio was started with.</source>
        <translation>编辑发送到 {url}（启动 Qwen Studio 时指定）。</translation>
    </message>
</context>
<context>
    <name>AdvancedPage</name>
    <message>
        <source>Reset all settings</source>
        <translation>重置所有设置</translation>
    </message>
    <message>
        <source>Images without a picture</source>
        <translation>没有图片的图号</translation>
    </message>
    <message>
        <source>Pictures that no word names</source>
        <translation>指令未提到的图片</translation>
    </message>
    <message>
        <source>Images that are not named</source>
        <translation>未指明的图片</translation>
    </message>
    <message>
        <source>Text without quotes</source>
        <translation>未加引号的文字</translation>
    </message>
    <message>
        <source>Nothing is said to stay</source>
        <translation>未说明保持不变的内容</translation>
    </message>
    <message>
        <source>Slots that are to be filled in</source>
        <translation>未填写的填空处</translation>
    </message>
    <message>
        <source>Braces that begin no choice</source>
        <translation>无效的花括号</translation>
    </message>
    <message>
        <source>Hints that were hidden</source>
        <translation>已隐藏的提示</translation>
    </message>
    <message>
        <source>Below the instruction. The cross shows hints of that kind again.</source>
        <translation>显示在指令下方。点击 × 可重新显示这类提示。</translation>
    </message>
    <message>
        <source>hidden hushed hints warnings show again</source>
        <translation>隐藏 提示 警告 重新显示 hidden hints warnings</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Libraries on network drives</source>
        <translation>网络驱动器上的资料库</translation>
    </message>
    <message>
        <source>Nothing is said about their risks any more. The cross brings the warning back.</source>
        <translation>不再提示其风险。点击 × 可恢复警告。</translation>
    </message>
    <message>
        <source>network drive NFS SMB warning</source>
        <translation>网络 驱动器 网盘 共享 警告 NFS SMB network drive</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Plain text. Values that cannot be used fall back one by one, and are said at the start.</source>
        <translation>纯文本。无法使用的值会逐项恢复默认，并在启动时提示。</translation>
    </message>
    <message>
        <source>file settings.json location</source>
        <translation>文件 位置 设置文件 settings.json</translation>
    </message>
    <message>
        <source>Own catalogue</source>
        <translation>自定义模型清单</translation>
    </message>
    <message>
        <source>Adds models, regions, prices and hosts, once you make it. The user guide tells how.</source>
        <translation>创建后可增加模型、地域、价格和主机。方法见使用指南。</translation>
    </message>
    <message>
        <source>file catalog.toml models prices location</source>
        <translation>文件 位置 模型 价格 清单 catalog.toml</translation>
    </message>
    <message>
        <source>Own presets</source>
        <translation>自定义预设</translation>
    </message>
    <message>
        <source>file presets.toml location</source>
        <translation>文件 位置 预设 presets.toml</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Tells what the program did, without instructions, pictures or keys.</source>
        <translation>记录程序做了什么，不含指令、图片和密钥。</translation>
    </message>
    <message>
        <source>log folder debug level</source>
        <translation>日志 文件夹 调试 级别 log debug</translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation>显示日志</translation>
    </message>
    <message>
        <source>All settings</source>
        <translation>所有设置</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>To another machine</source>
        <translation>迁移到另一台电脑</translation>
    </message>
    <message>
        <source>Keys, accounts, proxies, folders and lists of what you did are not in the file.</source>
        <translation>文件中不含密钥、账号、代理、文件夹和使用记录。</translation>
    </message>
    <message>
        <source>import export backup transfer share settings file</source>
        <translation>导入 导出 备份 迁移 共享 设置文件 import export backup</translation>
    </message>
    <message>
        <source>Back to the beginning</source>
        <translation>恢复初始状态</translation>
    </message>
    <message>
        <source>All pages get their defaults. Accounts, keys, libraries and spending caps stay.</source>
        <translation>所有页面恢复默认。账号、密钥、资料库和支出上限会保留。</translation>
    </message>
    <message>
        <source>reset defaults factory everything</source>
        <translation>重置 恢复 默认 出厂 全部 reset defaults</translation>
    </message>
</context>
<context>
    <name>AlbumsField</name>
    <message>
        <source>Albums</source>
        <translation>相册</translation>
    </message>
    <message>
        <source>Add to an album</source>
        <translation>添加到相册</translation>
    </message>
    <message>
        <source>Take out of the album “{name}”</source>
        <translation>从相册“{name}”中移出</translation>
    </message>
</context>
<context>
    <name>AlignmentBar</name>
    <message>
        <source>Compare aligned</source>
        <translation>对齐后对比</translation>
    </message>
    <message>
        <source>Save at the original&apos;s size…</source>
        <translation>按原图尺寸保存…</translation>
    </message>
    <message>
        <source>Input&apos;s size…</source>
        <translation>按输入图尺寸…</translation>
    </message>
    <message>
        <source>Save at the input&apos;s size…</source>
        <translation>按输入图尺寸保存…</translation>
    </message>
</context>
<context>
    <name>AlignmentWords</name>
    <message>
        <source>{px} px right</source>
        <translation>右移 {px} 像素</translation>
    </message>
    <message>
        <source>{px} px left</source>
        <translation>左移 {px} 像素</translation>
    </message>
    <message>
        <source>{px} px down</source>
        <translation>下移 {px} 像素</translation>
    </message>
    <message>
        <source>{px} px up</source>
        <translation>上移 {px} 像素</translation>
    </message>
    <message>
        <source>moved {ways}</source>
        <translation>{ways}</translation>
    </message>
    <message>
        <source> and </source>
        <translation>、</translation>
    </message>
    <message>
        <source>{part} % larger</source>
        <translation>放大 {part}%</translation>
    </message>
    <message>
        <source>{part} % smaller</source>
        <translation>缩小 {part}%</translation>
    </message>
    <message>
        <source>{part} % wider</source>
        <translation>变宽 {part}%</translation>
    </message>
    <message>
        <source>{part} % narrower</source>
        <translation>变窄 {part}%</translation>
    </message>
    <message>
        <source>{part} % taller</source>
        <translation>变高 {part}%</translation>
    </message>
    <message>
        <source>{part} % shorter</source>
        <translation>变矮 {part}%</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>{growth} than the original</source>
        <translation>相对原图{growth}</translation>
    </message>
    <message>
        <source>{growth} than the input</source>
        <translation>相对输入图{growth}</translation>
    </message>
    <message>
        <source>The result has not moved</source>
        <translation>结果没有位移</translation>
    </message>
</context>
<context>
    <name>AppearancePage</name>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>High contrast is dark or light as the system is.</source>
        <translation>高对比度的深浅跟随系统。</translation>
    </message>
    <message>
        <source>colour color dark light black white night mode high contrast</source>
        <translation>颜色 外观 深色 浅色 黑 白 夜间模式 高对比度 dark light theme</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Letters, and all that holds them. It is multiplied with the scale of the system.</source>
        <translation>文字以及容纳文字的控件，在系统缩放的基础上再放大。</translation>
    </message>
    <message>
        <source>font zoom scale larger bigger letters</source>
        <translation>字体 字号 缩放 放大 文字 font zoom scale</translation>
    </message>
    <message>
        <source>{n} %</source>
        <translation>{n}%</translation>
    </message>
    <message>
        <source>Movement</source>
        <translation>动画</translation>
    </message>
    <message>
        <source>Reduced: nothing slides, fades or flickers.</source>
        <translation>减弱：没有滑动、淡入淡出和闪烁。</translation>
    </message>
    <message>
        <source>animation motion reduced accessibility</source>
        <translation>动画 动态效果 减弱 辅助功能 animation motion</translation>
    </message>
    <message>
        <source>Reduced</source>
        <translation>减弱</translation>
    </message>
    <message>
        <source>Gallery</source>
        <translation>图库</translation>
    </message>
    <message>
        <source>Width of tiles</source>
        <translation>缩略图宽度</translation>
    </message>
    <message>
        <source>About so wide; tiles fill the row. Ctrl and the wheel in the gallery change it, too.</source>
        <translation>大致宽度，缩略图会填满整行。在图库中按 Ctrl 并滚动滚轮也可调整。</translation>
    </message>
    <message>
        <source>thumbnail size gallery grid zoom</source>
        <translation>缩略图 大小 图库 网格 缩放 thumbnail grid</translation>
    </message>
    <message>
        <source>The gallery is shown</source>
        <translation>图库显示方式</translation>
    </message>
    <message>
        <source>grid list table view</source>
        <translation>网格 列表 表格 视图 grid list</translation>
    </message>
    <message>
        <source>as a grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>as a list</source>
        <translation>列表</translation>
    </message>
</context>
<context>
    <name>AuthorityForm</name>
    <message>
        <source>Certificates</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>&amp;Choose a file…</source>
        <translation>选择文件(&amp;C)…</translation>
    </message>
    <message>
        <source>A PEM file with the certificate of an authority that is trusted too</source>
        <translation>PEM 文件，其中是同样受信任的颁发机构证书</translation>
    </message>
    <message>
        <source>Take it away</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Certificates of your own</source>
        <translation>自定义证书</translation>
    </message>
    <message>
        <source>The certificate of the other side is always checked; that cannot be switched off.</source>
        <translation>始终检查对方的证书，无法关闭。</translation>
    </message>
    <message>
        <source>The usual authorities</source>
        <translation>常规颁发机构</translation>
    </message>
    <message>
        <source>Until that is mended nothing is sent.</source>
        <translation>在解决之前不会发送任何内容。</translation>
    </message>
    <message>
        <source>{names} and {count} more</source>
        <translation>{names}等（另有 {count} 个）</translation>
    </message>
    <message>
        <source>Trusted beside the usual ones: {names}</source>
        <translation>除常规机构外还信任：{names}</translation>
    </message>
    <message>
        <source>Choose certificates</source>
        <translation>选择证书</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer)</source>
        <translation>证书 (*.pem *.crt *.cer)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>AvoidSection</name>
    <message>
        <source>Negative prompt</source>
        <translation>反向提示词</translation>
    </message>
    <message>
        <source>What should not appear</source>
        <translation>不希望出现的内容</translation>
    </message>
    <message>
        <source>Avoid</source>
        <translation>避免出现</translation>
    </message>
    <message>
        <source>The negative prompt: what the picture should not show</source>
        <translation>反向提示词：画面中不应出现的内容</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>字符数</translation>
    </message>
</context>
<context>
    <name>BackupsDialog</name>
    <message>
        <source>Backups of the database</source>
        <translation>数据库备份</translation>
    </message>
    <message>
        <source>The database is backed up once a day by itself; 7 days and 4 weeks are kept. Each backup was looked through before it counted. Where the database is damaged, the newest good one is brought back at the next start. The pictures are ordinary files: back those up as you do with your other files.</source>
        <translation>数据库每天自动备份一次，保留最近 7 天和 4 周的备份。每份备份都经过检查才算有效。如果数据库损坏，下次启动时会用最新的完好备份恢复。图片是普通文件，像备份其他文件一样备份即可。</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>&amp;Back up now</source>
        <translation>立即备份(&amp;B)</translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation>在文件夹中显示(&amp;F)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>There is no backup yet. The first is made soon after the start.</source>
        <translation>还没有备份。启动后不久会进行首次备份。</translation>
    </message>
</context>
<context>
    <name>BeforeAfter</name>
    <message>
        <source>Before</source>
        <translation>编辑前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>编辑后</translation>
    </message>
    <message>
        <source>A photo, and what an edit made of it: {words}</source>
        <translation>一张照片，以及编辑后的样子：{words}</translation>
    </message>
</context>
<context>
    <name>BlindOffer</name>
    <message>
        <source>Compare the variants side by side, in any order and without their labels</source>
        <translation>隐去名称、打乱顺序，并排比较各个变体</translation>
    </message>
    <message>
        <source>Pick blind among {count} variants</source>
        <translation>在 {count} 个变体中盲选</translation>
    </message>
</context>
<context>
    <name>BlindPick</name>
    <message>
        <source>Pick blind</source>
        <translation>盲选</translation>
    </message>
    <message>
        <source>Which is best? The labels are hidden, and the order is shuffled, until you pick.</source>
        <translation>哪一张最好？选定之前，名称隐藏，顺序打乱。</translation>
    </message>
    <message>
        <source>&amp;Reveal without a pick</source>
        <translation>不选，直接揭晓(&amp;R)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>These are the variants. None was made a favourite.</source>
        <translation>已揭晓各个变体，未收藏任何一张。</translation>
    </message>
    <message>
        <source>You picked “{label}”. It is a favourite now.</source>
        <translation>你选了“{label}”，已加入收藏。</translation>
    </message>
</context>
<context>
    <name>BlindTile</name>
    <message>
        <source>Variant {letter}</source>
        <translation>变体 {letter}</translation>
    </message>
    <message>
        <source>{letter}: {label}</source>
        <translation>{letter}：{label}</translation>
    </message>
    <message>
        <source>Your pick</source>
        <translation>你的选择</translation>
    </message>
</context>
<context>
    <name>Branches</name>
    <message>
        <source>Hide a branch</source>
        <translation>隐藏分支</translation>
    </message>
    <message>
        <source>Branch hidden</source>
        <translation>分支已隐藏</translation>
    </message>
    <message>
        <source>Show a branch</source>
        <translation>显示分支</translation>
    </message>
    <message>
        <source>Rename an original</source>
        <translation>重命名原图</translation>
    </message>
    <message>
        <source>Note on an original</source>
        <translation>为原图写备注</translation>
    </message>
</context>
<context>
    <name>Breadcrumb</name>
    <message>
        <source>Edits in between</source>
        <translation>中间的编辑</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Viewer</source>
        <translation>查看器</translation>
    </message>
</context>
<context>
    <name>CapField</name>
    <message>
        <source>{cap}, US dollars</source>
        <translation>{cap}（美元）</translation>
    </message>
    <message>
        <source>no cap</source>
        <translation>无上限</translation>
    </message>
    <message>
        <source>An edit that would pass it is not sent.</source>
        <translation>会超出上限的编辑不会发送。</translation>
    </message>
    <message>
        <source>Write an amount such as 5 or 7.50, or nothing for no cap.</source>
        <translation>输入金额，如 5 或 7.50；留空表示没有上限。</translation>
    </message>
</context>
<context>
    <name>CapNotice</name>
    <message>
        <source>The price of this edit is not known, so your {cap} of {usd} could not be kept.</source>
        <translation>这次编辑的价格未知，无法保证不超过{cap}（{usd}）。</translation>
    </message>
    <message>
        <source>Take the {cap} away</source>
        <translation>取消{cap}</translation>
    </message>
    <message>
        <source>These edits together would pass your {cap} of {usd}.</source>
        <translation>这些编辑合计会超出{cap}（{usd}）。</translation>
    </message>
    <message>
        <source>This edit would pass your {cap} of {usd}.</source>
        <translation>这次编辑会超出{cap}（{usd}）。</translation>
    </message>
    <message>
        <source>Raise it to {usd}</source>
        <translation>调高到 {usd}</translation>
    </message>
</context>
<context>
    <name>CardWords</name>
    <message>
        <source>Run again</source>
        <translation>重新运行</translation>
    </message>
    <message>
        <source>Generate {count} more</source>
        <translation>再生成 {count} 张</translation>
    </message>
    <message>
        <source>Download {count} again</source>
        <translation>重新下载 {count} 张</translation>
    </message>
    <message>
        <source>Fetch from {host}</source>
        <translation>从 {host} 取回</translation>
    </message>
    <message>
        <source>Try the key in {region}…</source>
        <translation>在{region}尝试这个密钥…</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Send again (may be charged twice)…</source>
        <translation>重新发送（可能重复收费）…</translation>
    </message>
    <message>
        <source>Download again</source>
        <translation>重新下载</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>立即尝试</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>Usage page</source>
        <translation>用量页面</translation>
    </message>
    <message>
        <source>Take the {cap} away and send</source>
        <translation>取消{cap}并发送</translation>
    </message>
    <message>
        <source>Raise the {cap} to {usd} and send</source>
        <translation>将{cap}调高到 {usd} 并发送</translation>
    </message>
    <message>
        <source>It may have been charged; no price is known.</source>
        <translation>可能已收费，价格未知。</translation>
    </message>
    <message>
        <source>It may have cost {usd} at most.</source>
        <translation>最多可能花费 {usd}。</translation>
    </message>
    <message>
        <source>It may have cost {usd} at most ({count} × {price}).</source>
        <translation>最多可能花费 {usd}（{count} × {price}）。</translation>
    </message>
    <message>
        <source>What became of this edit is not known.</source>
        <translation>这次编辑的结果未知。</translation>
    </message>
    <message>
        <source>Look at the usage page after {time}: it is about one hour late.</source>
        <translation>{time} 之后再查看用量页面，它约滞后一小时。</translation>
    </message>
    <message>
        <source>The usage page shows by now what was charged at {time}.</source>
        <translation>用量页面现在应已显示 {time} 的收费。</translation>
    </message>
    <message>
        <source>The results of this edit are gone: they were not fetched in time.</source>
        <translation>未及时取回，这次编辑的结果已失效。</translation>
    </message>
    <message>
        <source>It was sent at {time}, and its links lived {hours} hours.</source>
        <translation>发送于 {time}，链接有效期为 {hours} 小时。</translation>
    </message>
    <message>
        <source>{usd} was charged.</source>
        <translation>已收费 {usd}。</translation>
    </message>
    <message>
        <source>The same seed gives something similar.</source>
        <translation>用相同的种子可得到相近的结果。</translation>
    </message>
    <message>
        <source>{came} of {asked} images came, and the links of the others no longer work.</source>
        <translation>要求 {asked} 张，得到 {came} 张，其余链接已失效。</translation>
    </message>
    <message>
        <source>They lived until {time}.</source>
        <translation>链接已于 {time} 失效。</translation>
    </message>
    <message>
        <source>{came} of {asked} images came.</source>
        <translation>要求 {asked} 张，得到 {came} 张。</translation>
    </message>
    <message>
        <source>The service made no more.</source>
        <translation>服务没有生成更多。</translation>
    </message>
    <message>
        <source>The answer is kept. It goes on by itself when there is room.</source>
        <translation>响应已保存，有空间后会自动继续。</translation>
    </message>
    <message>
        <source>The results lie at {host}, which is not known as a place of the service. Fetch them from there?</source>
        <translation>结果存放在 {host}，不属于服务的已知主机。要从那里取回吗？</translation>
    </message>
    <message>
        <source>You are asked once for each host.</source>
        <translation>每个主机只询问一次。</translation>
    </message>
    <message>
        <source>The answer is kept.</source>
        <translation>响应已保存。</translation>
    </message>
    <message>
        <source>The result could not be fetched yet.</source>
        <translation>结果暂时无法取回。</translation>
    </message>
    <message>
        <source>The {count} results could not be fetched yet.</source>
        <translation>{count} 张结果暂时无法取回。</translation>
    </message>
    <message>
        <source>{came} of {made} are here; the others could not be fetched yet.</source>
        <translation>已取回 {came} 张，共 {made} 张；其余暂时无法取回。</translation>
    </message>
    <message>
        <source>The links lived until {time}, so they may be gone.</source>
        <translation>链接有效期至 {time}，可能已失效。</translation>
    </message>
    <message>
        <source>It is paid for; the links live until {time}.</source>
        <translation>已付费，链接有效期至 {time}。</translation>
    </message>
    <message>
        <source>The links live until {time}.</source>
        <translation>链接有效期至 {time}。</translation>
    </message>
    <message>
        <source>Nothing was charged.</source>
        <translation>未收费。</translation>
    </message>
    <message>
        <source>Stopped before it was sent. Nothing was charged.</source>
        <translation>发送前已停止，未收费。</translation>
    </message>
    <message>
        <source>{count} are charged.</source>
        <translation>按 {count} 张收费。</translation>
    </message>
    <message>
        <source>1 is charged: {usd}.</source>
        <translation>按 1 张收费：{usd}。</translation>
    </message>
    <message>
        <source>{count} are charged: {usd}.</source>
        <translation>按 {count} 张收费：{usd}。</translation>
    </message>
    <message>
        <source>{words} ({usd})</source>
        <translation>{words}（{usd}）</translation>
    </message>
</context>
<context>
    <name>Carrying</name>
    <message>
        <source>Export settings</source>
        <translation>导出设置</translation>
    </message>
    <message>
        <source>Import settings</source>
        <translation>导入设置</translation>
    </message>
    <message>
        <source>Settings (*.json)</source>
        <translation>设置 (*.json)</translation>
    </message>
    <message>
        <source>The settings were written to {name}.</source>
        <translation>设置已写入 {name}。</translation>
    </message>
    <message>
        <source>{name} holds no settings of Qwen Studio.</source>
        <translation>{name} 中没有 Qwen Studio 的设置。</translation>
    </message>
    <message>
        <source>Spending caps are among them: look at the page Money.</source>
        <translation>其中包含支出上限，请查看“费用”页面。</translation>
    </message>
    <message>
        <source>These have values that cannot be used, and stay: {names}.</source>
        <translation>以下设置的值无法使用，保持原样：{names}。</translation>
    </message>
    <message>
        <source>This version does not know these: {names}.</source>
        <translation>当前版本无法识别这些设置：{names}。</translation>
    </message>
    <message>
        <source>{name} has the settings that are here already.</source>
        <translation>{name} 中的设置与现有设置相同。</translation>
    </message>
    <message>
        <source>1 setting was taken from {name}.</source>
        <translation>已从 {name} 导入 1 项设置。</translation>
    </message>
    <message>
        <source>{count} settings were taken from {name}.</source>
        <translation>已从 {name} 导入 {count} 项设置。</translation>
    </message>
</context>
<context>
    <name>ChainNotice</name>
    <message>
        <source>Generation {number} of {original}, continues “{title}”.</source>
        <translation>“{original}”的第 {number} 代，以“{title}”继续。</translation>
    </message>
    <message>
        <source>Each edit of an edit loses a little quality.</source>
        <translation>每在结果上再编辑一次，画质都会略有损失。</translation>
    </message>
    <message>
        <source>Fold into one edit</source>
        <translation>合并为一次编辑</translation>
    </message>
    <message>
        <source>Put the original into Image 1 and the words of all edits into the instruction</source>
        <translation>把原图放入图 1，并将各步的文字合并成一条指令</translation>
    </message>
</context>
<context>
    <name>CharacterCounter</name>
    <message>
        <source>{count} over the limit</source>
        <translation>超出 {count}</translation>
    </message>
    <message>
        <source>{count} / {limit}</source>
        <translation>{count} / {limit}</translation>
    </message>
</context>
<context>
    <name>CheckWords</name>
    <message>
        <source>Text to be written belongs in double quotes: {text}</source>
        <translation>要写进画面的文字应加双引号：{text}</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>加引号</translation>
    </message>
    <message>
        <source>Put it in double quotes</source>
        <translation>加上双引号</translation>
    </message>
    <message>
        <source>Say what stays as it is.</source>
        <translation>写明哪些保持不变。</translation>
    </message>
    <message>
        <source>Fill in {slot}: Tab goes there.</source>
        <translation>填写 {slot}：按 Tab 跳到该处。</translation>
    </message>
    <message>
        <source>This brace begins no choice. {red|blue} would, and \{ stands for itself.</source>
        <translation>这个花括号没有构成选项。选项写作 {红色|蓝色}；要写花括号本身，用 \{。</translation>
    </message>
    <message>
        <source>No more hints of this kind. The Edit menu brings them back.</source>
        <translation>不再显示此类提示，可在“编辑”菜单中恢复。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Show hints of this kind again</source>
        <translation>重新显示此类提示</translation>
    </message>
    <message>
        <source>This would be cut off: “{lost}”</source>
        <translation>这部分会被截掉：“{lost}”</translation>
    </message>
    <message>
        <source>Cut the instruction before it</source>
        <translation>截去指令超长的部分</translation>
    </message>
    <message>
        <source>Cut here</source>
        <translation>在此截断</translation>
    </message>
    <message>
        <source>{images} has no picture.</source>
        <translation>{images}没有图片。</translation>
    </message>
    <message>
        <source>Write {image}</source>
        <translation>改为 {image}</translation>
    </message>
    <message>
        <source>Write {image} instead</source>
        <translation>改写为 {image}</translation>
    </message>
    <message>
        <source>Say which picture is which: the instruction names none.</source>
        <translation>指令没有提到任何一张图：写明每张图的用途。</translation>
    </message>
    <message>
        <source>The instruction does not name {images}.</source>
        <translation>指令没有提到{images}。</translation>
    </message>
    <message>
        <source>Number them</source>
        <translation>改用编号</translation>
    </message>
    <message>
        <source>Write Image 1 in place of “the first picture”, and so on</source>
        <translation>把“第一张图”改写为“图 1”，以此类推</translation>
    </message>
    <message>
        <source>Add “{words}”</source>
        <translation>补上“{words}”</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>补上</translation>
    </message>
</context>
<context>
    <name>ChildThumbnails</name>
    <message>
        <source>and {count} older ones</source>
        <translation>另有 {count} 张较早的</translation>
    </message>
    <message>
        <source>and over {count} older ones</source>
        <translation>另有超过 {count} 张较早的</translation>
    </message>
    <message>
        <source>Made from this: {instruction}</source>
        <translation>由此生成：{instruction}</translation>
    </message>
</context>
<context>
    <name>Collecting</name>
    <message>
        <source>Rate {count} pictures</source>
        <translation>为 {count} 张图片评分</translation>
    </message>
    <message>
        <source>Take the rating from {count} pictures</source>
        <translation>清除 {count} 张图片的评分</translation>
    </message>
    <message>
        <source>Rate a picture</source>
        <translation>为图片评分</translation>
    </message>
    <message>
        <source>Take the rating from a picture</source>
        <translation>清除图片的评分</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>写备注</translation>
    </message>
    <message>
        <source>Write a note for {count} pictures</source>
        <translation>为 {count} 张图片写备注</translation>
    </message>
    <message>
        <source>The notes of {count} pictures were written anew</source>
        <translation>已改写 {count} 张图片的备注</translation>
    </message>
    <message>
        <source>Tag a picture</source>
        <translation>为图片添加标签</translation>
    </message>
    <message>
        <source>Tag {count} pictures</source>
        <translation>为 {count} 张图片添加标签</translation>
    </message>
    <message>
        <source>Take a tag from a picture</source>
        <translation>移除图片的标签</translation>
    </message>
    <message>
        <source>Take a tag from {count} pictures</source>
        <translation>移除 {count} 张图片的标签</translation>
    </message>
    <message>
        <source>Add a picture to an album</source>
        <translation>将图片加入相册</translation>
    </message>
    <message>
        <source>Add {count} pictures to an album</source>
        <translation>将 {count} 张图片加入相册</translation>
    </message>
    <message>
        <source>Take a picture out of an album</source>
        <translation>将图片移出相册</translation>
    </message>
    <message>
        <source>Take {count} pictures out of an album</source>
        <translation>将 {count} 张图片移出相册</translation>
    </message>
    <message>
        <source>Make the album “{name}”</source>
        <translation>新建相册“{name}”</translation>
    </message>
    <message>
        <source>Rename an album</source>
        <translation>重命名相册</translation>
    </message>
    <message>
        <source>Delete the album “{name}”</source>
        <translation>删除相册“{name}”</translation>
    </message>
    <message>
        <source>The album “{name}” was deleted; its pictures stay</source>
        <translation>相册“{name}”已删除，其中的图片仍保留</translation>
    </message>
</context>
<context>
    <name>CompareActions</name>
    <message>
        <source>Picture &amp;alone</source>
        <translation>单张(&amp;A)</translation>
    </message>
    <message>
        <source>Compare before and after with a &amp;slider</source>
        <translation>左右滑块对比(&amp;S)</translation>
    </message>
    <message>
        <source>Compare with a slider that moves up and &amp;down</source>
        <translation>上下滑块对比(&amp;D)</translation>
    </message>
    <message>
        <source>Compare before and after s&amp;ide by side</source>
        <translation>并排对比(&amp;I)</translation>
    </message>
    <message>
        <source>Compare by &amp;flicker</source>
        <translation>闪烁对比(&amp;F)</translation>
    </message>
    <message>
        <source>Show what differs, am&amp;plified</source>
        <translation>差异放大(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Next way to compare</source>
        <translation>下一种对比方式(&amp;N)</translation>
    </message>
    <message>
        <source>S&amp;wap before and after</source>
        <translation>交换编辑前后(&amp;W)</translation>
    </message>
    <message>
        <source>Only the picture &amp;before, while held</source>
        <translation>按住仅看编辑前(&amp;B)</translation>
    </message>
    <message>
        <source>Compare ali&amp;gned</source>
        <translation>对齐后对比(&amp;G)</translation>
    </message>
    <message>
        <source>Save at the original&apos;s si&amp;ze…</source>
        <translation>按原图尺寸保存(&amp;Z)…</translation>
    </message>
    <message>
        <source>Save at the inp&amp;ut&apos;s size…</source>
        <translation>按输入图尺寸保存(&amp;U)…</translation>
    </message>
    <message>
        <source>There is nothing to compare with: show a result</source>
        <translation>没有可对比的图片，先显示一张结果</translation>
    </message>
    <message>
        <source>Movement is switched off in the system&apos;s settings</source>
        <translation>系统设置中已关闭动态效果</translation>
    </message>
    <message>
        <source>Compare with a slider or side by side first</source>
        <translation>先切换到滑块对比或并排对比</translation>
    </message>
    <message>
        <source>Compare a result with its input first</source>
        <translation>先将结果与输入图对比</translation>
    </message>
    <message>
        <source>Compare a result with its original first</source>
        <translation>先将结果与原图对比</translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>After</source>
        <translation>编辑后</translation>
    </message>
    <message>
        <source>Looking how far the result has moved…</source>
        <translation>正在检测结果的位移…</translation>
    </message>
    <message>
        <source>Too little of the original is left to say how far the result has moved</source>
        <translation>保留的原图内容太少，无法判断结果的位移</translation>
    </message>
    <message>
        <source>Too little of the input is left to say how far the result has moved</source>
        <translation>保留的输入图内容太少，无法判断结果的位移</translation>
    </message>
    <message>
        <source>{image}: {words}</source>
        <translation>{image}：{words}</translation>
    </message>
    <message>
        <source>Too little of the original is left to lay the result over it</source>
        <translation>保留的原图内容太少，无法让结果与它重合</translation>
    </message>
    <message>
        <source>Difference × {gain}</source>
        <translation>差异 × {gain}</translation>
    </message>
    <message>
        <source>Image {n}</source>
        <translation>图 {n}</translation>
    </message>
</context>
<context>
    <name>ComposerPanel</name>
    <message>
        <source>Image {n} is still being read. Generate again when it is there.</source>
        <translation>图 {n} 还在读取，读取完成后请再次点击“生成”。</translation>
    </message>
</context>
<context>
    <name>ContactSheetDialog</name>
    <message>
        <source>Contact sheet</source>
        <translation>联系表</translation>
    </message>
    <message>
        <source>S&amp;ave as…</source>
        <translation>另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>1 picture</source>
        <translation>1 张图片</translation>
    </message>
    <message>
        <source>{count} pictures</source>
        <translation>{count} 张图片</translation>
    </message>
    <message>
        <source>1 page</source>
        <translation>1 页</translation>
    </message>
    <message>
        <source>{count} pages</source>
        <translation>{count} 页</translation>
    </message>
    <message>
        <source>{pictures} on {pages}</source>
        <translation>{pictures}，共 {pages}</translation>
    </message>
    <message>
        <source>Save the contact sheet</source>
        <translation>保存联系表</translation>
    </message>
</context>
<context>
    <name>CostWords</name>
    <message>
        <source>imported</source>
        <translation>导入的图片</translation>
    </message>
    <message>
        <source>free demo</source>
        <translation>演示免费</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>CrashReportDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation>出错了</translation>
    </message>
    <message>
        <source>Something went wrong inside Qwen Studio</source>
        <translation>Qwen Studio 内部出错</translation>
    </message>
    <message>
        <source>Nothing that you paid for is lost: every edit that was sent, and every answer, is in the library. You can go on working. If the window behaves oddly, start Qwen Studio again.</source>
        <translation>已付费的内容都没有丢失：发送过的每次编辑和收到的每个响应都在资料库里。你可以继续工作。如果窗口表现异常，请重新启动 Qwen Studio。</translation>
    </message>
    <message>
        <source>Crash report</source>
        <translation>崩溃报告</translation>
    </message>
    <message>
        <source>&amp;Read the report</source>
        <translation>查看报告(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Copy the report</source>
        <translation>复制报告(&amp;C)</translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation>在文件夹中显示(&amp;F)</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Qwen Studio was ended by the system last time</source>
        <translation>Qwen Studio 上次被系统终止</translation>
    </message>
    <message>
        <source>It has happened {count} times so far.</source>
        <translation>到目前为止已发生 {count} 次。</translation>
    </message>
    <message>
        <source>Hide the &amp;report</source>
        <translation>隐藏报告(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Copied</source>
        <translation>已复制(&amp;C)</translation>
    </message>
</context>
<context>
    <name>DateChip</name>
    <message>
        <source>Any date</source>
        <translation>任意日期</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>今年</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>自定义日期…</translation>
    </message>
</context>
<context>
    <name>DatePopup</name>
    <message>
        <source>First day</source>
        <translation>开始日期</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>结束日期</translation>
    </message>
    <message>
        <source>Show these days</source>
        <translation>显示这段时间</translation>
    </message>
</context>
<context>
    <name>DetailWords</name>
    <message>
        <source>{number}, each loses a little quality</source>
        <translation>{number}，每代画质略有损失</translation>
    </message>
    <message>
        <source>random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>{size}, as expected</source>
        <translation>{size}，与预计一致</translation>
    </message>
    <message>
        <source>today {time}</source>
        <translation>今天 {time}</translation>
    </message>
    <message>
        <source>yesterday {time}</source>
        <translation>昨天 {time}</translation>
    </message>
    <message>
        <source>file missing since {moment}</source>
        <translation>文件缺失，发现于 {moment}</translation>
    </message>
    <message>
        <source>empty file</source>
        <translation>文件为空</translation>
    </message>
    <message>
        <source>file cannot be read</source>
        <translation>文件无法读取</translation>
    </message>
    <message>
        <source>not a picture</source>
        <translation>不是图片</translation>
    </message>
    <message>
        <source>damaged file</source>
        <translation>文件损坏</translation>
    </message>
    <message>
        <source>too large to be shown</source>
        <translation>太大，无法显示</translation>
    </message>
    <message>
        <source>edited by another program</source>
        <translation>被其他程序编辑过</translation>
    </message>
    <message>
        <source>all black</source>
        <translation>全黑</translation>
    </message>
    <message>
        <source>Today {time}</source>
        <translation>今天 {time}</translation>
    </message>
    <message>
        <source>Yesterday {time}</source>
        <translation>昨天 {time}</translation>
    </message>
    <message>
        <source>demo on this computer</source>
        <translation>本机演示</translation>
    </message>
</context>
<context>
    <name>DetailsPanel</name>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>Choose a result to see how it was made.</source>
        <translation>选择一张结果，查看其生成方式。</translation>
    </message>
    <message>
        <source>Copy all details</source>
        <translation>复制全部信息</translation>
    </message>
    <message>
        <source>Use as Image 1</source>
        <translation>用作图 1</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>载入请求</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation>移到回收站</translation>
    </message>
    <message>
        <source>{count} pictures</source>
        <translation>{count} 张图片</translation>
    </message>
</context>
<context>
    <name>Drafts</name>
    <message>
        <source>Recall a request</source>
        <translation>载入请求</translation>
    </message>
    <message>
        <source>The whole request is in the form again</source>
        <translation>请求已全部载入表单</translation>
    </message>
    <message>
        <source>Recall an instruction</source>
        <translation>载入指令</translation>
    </message>
    <message>
        <source>The instruction is in the form again</source>
        <translation>指令已载入表单</translation>
    </message>
    <message>
        <source>Recall parameters</source>
        <translation>载入参数</translation>
    </message>
    <message>
        <source>The parameters are in the form again</source>
        <translation>参数已载入表单</translation>
    </message>
    <message>
        <source>Recall inputs</source>
        <translation>载入输入图</translation>
    </message>
    <message>
        <source>The input images are in the form again</source>
        <translation>输入图已载入表单</translation>
    </message>
    <message>
        <source>Recall a seed</source>
        <translation>载入种子</translation>
    </message>
    <message>
        <source>This result is Image 1 now. Say what should change next.</source>
        <translation>此结果已放入图 1。写明接下来要改什么。</translation>
    </message>
    <message>
        <source>Continue from a result</source>
        <translation>以结果继续</translation>
    </message>
    <message>
        <source>Use an instruction</source>
        <translation>使用指令</translation>
    </message>
    <message>
        <source>The instruction is in the form</source>
        <translation>指令已填入表单</translation>
    </message>
    <message>
        <source>The chain is one edit of its original now; look over its words before you generate.</source>
        <translation>编辑链已合并为对原图的一次编辑，生成前先检查文字。</translation>
    </message>
    <message>
        <source>{count} pictures found no slot.</source>
        <translation>{count} 张图片没有空插槽可放。</translation>
    </message>
    <message>
        <source>Fold a chain</source>
        <translation>合并编辑链的指令</translation>
    </message>
    <message>
        <source>That edit had a random seed, which the service does not tell; so has the next one</source>
        <translation>该编辑用的是随机种子，服务不提供具体数值；下次编辑仍用随机种子</translation>
    </message>
    <message>
        <source>The seed is {seed} again</source>
        <translation>种子已恢复为 {seed}</translation>
    </message>
</context>
<context>
    <name>DrawingCommands</name>
    <message>
        <source>Put a picture into one of the input images first</source>
        <translation>先在任意插槽中放入图片</translation>
    </message>
    <message>
        <source>Marks on Image {n}</source>
        <translation>图 {n} 的标注</translation>
    </message>
    <message>
        <source>The marks on Image {n} were not kept.</source>
        <translation>图 {n} 的标注未保留。</translation>
    </message>
    <message>
        <source>The marks on Image {n} were removed.</source>
        <translation>已移除图 {n} 的标注。</translation>
    </message>
</context>
<context>
    <name>DropCommands</name>
    <message>
        <source>Settings of a &amp;file…</source>
        <translation>读取文件中的参数(&amp;F)…</translation>
    </message>
    <message>
        <source>What a picture file tells of how it was made</source>
        <translation>查看图片文件中的制作记录</translation>
    </message>
    <message>
        <source>Settings of a file</source>
        <translation>读取文件中的参数</translation>
    </message>
</context>
<context>
    <name>DroppedFileDialog</name>
    <message>
        <source>This picture is in your library. It was recognised by its content.</source>
        <translation>这张图片已在你的资料库中，是按内容识别出来的。</translation>
    </message>
    <message>
        <source>Made with Qwen Studio. Your library does not know it; the file tells how it was made.</source>
        <translation>由 Qwen Studio 制作。不在你的资料库中，但文件里有制作记录。</translation>
    </message>
    <message>
        <source>Made with {program}.</source>
        <translation>由 {program} 制作。</translation>
    </message>
    <message>
        <source>The file tells how it was made; its instruction can be used here.</source>
        <translation>文件中有制作信息，其中的指令可以在这里使用。</translation>
    </message>
    <message>
        <source>Not here any more, so recalled without: {names}</source>
        <translation>以下输入图已不存在，载入时不含：{names}</translation>
    </message>
    <message>
        <source>{n} images</source>
        <translation>{n} 张图片</translation>
    </message>
    <message>
        <source>seed {seed}</source>
        <translation>种子 {seed}</translation>
    </message>
    <message>
        <source>Image {number}: {name}</source>
        <translation>图 {number}：{name}</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>指令</translation>
    </message>
    <message>
        <source>Avoid</source>
        <translation>避免出现</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>输入图</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation>反向提示词</translation>
    </message>
    <message>
        <source>Use as &amp;image</source>
        <translation>用作输入图(&amp;I)</translation>
    </message>
    <message>
        <source>Use as in&amp;struction</source>
        <translation>用作指令(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Recall settings</source>
        <translation>载入请求(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Copy text</source>
        <translation>复制文字(&amp;C)</translation>
    </message>
    <message>
        <source>S&amp;how it</source>
        <translation>显示图片(&amp;H)</translation>
    </message>
</context>
<context>
    <name>EditNews</name>
    <message>
        <source>It was sent already and cannot be stopped; its results come here.</source>
        <translation>编辑已发送，无法停止；结果会显示在这里。</translation>
    </message>
    <message>
        <source>1 result: {title}</source>
        <translation>1 张结果：{title}</translation>
    </message>
    <message>
        <source>{count} results: {title}</source>
        <translation>{count} 张结果：{title}</translation>
    </message>
    <message>
        <source>{trouble} What is paid for is fetched as soon as that is mended.</source>
        <translation>{trouble} 问题解决后会立即取回已付费的结果。</translation>
    </message>
    <message>
        <source>{count} more hidden edits are over; {pictures} of their results came</source>
        <translation>另有 {count} 次隐藏的编辑已结束，得到 {pictures} 张结果</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
</context>
<context>
    <name>EditPage</name>
    <message>
        <source>&amp;Compare</source>
        <translation>对比(&amp;C)</translation>
    </message>
    <message>
        <source>Line&amp;age</source>
        <translation>谱系(&amp;A)</translation>
    </message>
    <message>
        <source>Lineage</source>
        <translation>谱系</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>{count} variants are here</source>
        <translation>{count} 个变体已完成</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>1 result is here</source>
        <translation>1 张结果已完成</translation>
    </message>
    <message>
        <source>{count} results are here</source>
        <translation>{count} 张结果已完成</translation>
    </message>
    <message>
        <source>Pictures ({patterns})</source>
        <translation>图片 ({patterns})</translation>
    </message>
    <message>
        <source>Choose pictures</source>
        <translation>选择图片</translation>
    </message>
    <message>
        <source>The library is still being opened. Try again in a moment.</source>
        <translation>资料库正在打开，请稍后再试。</translation>
    </message>
</context>
<context>
    <name>EditingPage</name>
    <message>
        <source>Go on with what was used last</source>
        <translation>沿用上次的选择</translation>
    </message>
    <message>
        <source>Off: every start and every new edit begins with what stands below, whatever was used since.</source>
        <translation>关闭时：每次启动和新建编辑都使用下面的设置，不受之后选择的影响。</translation>
    </message>
    <message>
        <source>remember keep defaults parameters</source>
        <translation>记住 保留 默认 参数 remember defaults</translation>
    </message>
    <message>
        <source>A new edit begins with</source>
        <translation>新建编辑的初始设置</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Prices and parameters differ. A new edit and the next start begin with it.</source>
        <translation>价格和参数各不相同。新建编辑和下次启动时使用。</translation>
    </message>
    <message>
        <source>Number of images</source>
        <translation>张数</translation>
    </message>
    <message>
        <source>Of one call, each at the price of one. A model that makes fewer makes as many as it can.</source>
        <translation>每次调用的张数，每张单独计价。模型不支持这么多时，按其上限生成。</translation>
    </message>
    <message>
        <source>n results count how many</source>
        <translation>张数 数量 结果 n count</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>For models that let it be chosen. Automatic follows the last image.</source>
        <translation>用于可选尺寸的模型。“自动”以最后一张输入图为准。</translation>
    </message>
    <message>
        <source>pixels resolution width height dimensions</source>
        <translation>像素 分辨率 宽 高 尺寸 size resolution</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Watermark</source>
        <translation>水印</translation>
    </message>
    <message>
        <source>Draws “Qwen-Image” into the lower right corner of each result.</source>
        <translation>在每张结果的右下角添加“Qwen-Image”字样。</translation>
    </message>
    <message>
        <source>logo mark corner</source>
        <translation>水印 标志 角落 watermark</translation>
    </message>
    <message>
        <source>Rewrite instruction</source>
        <translation>改写指令</translation>
    </message>
    <message>
        <source>Lets the service put the instruction into richer words before it paints.</source>
        <translation>让服务先把指令扩写得更丰富，再生成图片。</translation>
    </message>
    <message>
        <source>Seed, Avoid and input images</source>
        <translation>种子、“避免出现”和输入图</translation>
    </message>
    <message>
        <source>Belong to one edit, and begin empty. Presets keep words for the next time.</source>
        <translation>属于单次编辑，初始为空。常用的文字可存为预设。</translation>
    </message>
    <message>
        <source>random negative prompt preset</source>
        <translation>随机 种子 反向提示词 预设 random seed</translation>
    </message>
</context>
<context>
    <name>EmptyGallery</name>
    <message>
        <source>Results appear here</source>
        <translation>结果会显示在这里</translation>
    </message>
    <message>
        <source>Every picture that you make is kept, with all that is needed to make it again.</source>
        <translation>生成的每张图片都会保留，连同再次生成所需的全部信息。</translation>
    </message>
    <message>
        <source>Try it with a sample</source>
        <translation>用示例体验</translation>
    </message>
    <message>
        <source>The trash is empty</source>
        <translation>回收站为空</translation>
    </message>
    <message>
        <source>What you move to the trash waits here, and can be brought back.</source>
        <translation>移到回收站的图片会留在这里，可以随时恢复。</translation>
    </message>
    <message>
        <source>Show the gallery</source>
        <translation>返回图库</translation>
    </message>
    <message>
        <source>Nothing matches “{text}”</source>
        <translation>没有与“{text}”匹配的图片</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>没有匹配的图片</translation>
    </message>
    <message>
        <source>The search looks in instructions, what to avoid, notes, tags and names of files.</source>
        <translation>搜索范围：指令、避免出现的内容、备注、标签和文件名。</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>清除筛选条件</translation>
    </message>
</context>
<context>
    <name>EmptyViewer</name>
    <message>
        <source>Change a picture by saying what should change</source>
        <translation>用一句话编辑图片</translation>
    </message>
    <message>
        <source>Drop a picture on Image 1</source>
        <translation>将图片拖到图 1</translation>
    </message>
    <message>
        <source>Say what should change</source>
        <translation>写明要改什么</translation>
    </message>
    <message>
        <source>Press Generate</source>
        <translation>点击“生成”</translation>
    </message>
</context>
<context>
    <name>ErrorCard</name>
    <message>
        <source>Details of the edit…</source>
        <translation>编辑详情…</translation>
    </message>
    <message>
        <source>Copy code, message and request id</source>
        <translation>复制错误码、信息和请求 ID</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>What was charged, about one hour late: {url}</source>
        <translation>实际收费，约滞后一小时：{url}</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>重新发送</translation>
    </message>
    <message>
        <source>The first try may have been charged. Sending it again may charge it twice.</source>
        <translation>首次发送可能已收费，重新发送可能重复收费。</translation>
    </message>
</context>
<context>
    <name>ExportCommands</name>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export a picture</source>
        <translation>导出图片</translation>
    </message>
    <message>
        <source>Export {count} pictures</source>
        <translation>导出 {count} 张图片</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>文件名(&amp;N)</translation>
    </message>
    <message>
        <source>F&amp;older</source>
        <translation>文件夹(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>导出(&amp;E)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>ExportForm</name>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>原尺寸</translation>
    </message>
    <message>
        <source>Size of the original</source>
        <translation>原图尺寸</translation>
    </message>
    <message>
        <source>Longest side</source>
        <translation>长边</translation>
    </message>
    <message>
        <source>Percent</source>
        <translation>百分比</translation>
    </message>
    <message>
        <source> px</source>
        <translation> 像素</translation>
    </message>
    <message>
        <source> %</source>
        <translation>%</translation>
    </message>
    <message>
        <source>Keep the &amp;story: instruction, seed, model, rating, tags and notes</source>
        <translation>保留制作记录(&amp;S)：指令、种子、模型、评分、标签和备注</translation>
    </message>
    <message>
        <source>&amp;Quality</source>
        <translation>质量(&amp;Q)</translation>
    </message>
    <message>
        <source>Si&amp;ze</source>
        <translation>尺寸(&amp;Z)</translation>
    </message>
    <message>
        <source>{value} %</source>
        <translation>{value}%</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>无损</translation>
    </message>
    <message>
        <source>The copies tell how they were made, as the originals do.</source>
        <translation>副本和原文件一样，带有制作记录。</translation>
    </message>
    <message>
        <source>Share copies: nothing in them tells how they were made or of what. Their names do, where the pattern has the instruction or the seed.</source>
        <translation>分享副本：文件中不含制作方式和来源。如果文件名格式中有指令或种子，文件名仍会透露。</translation>
    </message>
</context>
<context>
    <name>ExportName</name>
    <message>
        <source>Name</source>
        <translation>文件名</translation>
    </message>
    <message>
        <source>&amp;Insert</source>
        <translation>插入(&amp;I)</translation>
    </message>
    <message>
        <source>the day it was made</source>
        <translation>制作日期</translation>
    </message>
    <message>
        <source>the time of that day</source>
        <translation>制作时间</translation>
    </message>
    <message>
        <source>the first 40 characters of the instruction</source>
        <translation>指令的前 40 个字符</translation>
    </message>
    <message>
        <source>the seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>the model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>its place in this export, with three digits</source>
        <translation>本次导出中的序号，三位数字</translation>
    </message>
    <message>
        <source>its place among the results of its edit</source>
        <translation>在同一编辑的结果中的序号</translation>
    </message>
    <message>
        <source>the beginning of the edit&apos;s id</source>
        <translation>编辑 ID 的开头部分</translation>
    </message>
    <message>
        <source>the rating</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>the name of its file</source>
        <translation>原文件名</translation>
    </message>
    <message>
        <source>its width in pixels</source>
        <translation>宽度，像素</translation>
    </message>
    <message>
        <source>its height in pixels</source>
        <translation>高度，像素</translation>
    </message>
    <message>
        <source>First: {name}</source>
        <translation>第一个：{name}</translation>
    </message>
</context>
<context>
    <name>ExportWords</name>
    <message>
        <source>{done} of {all} pictures were saved in “{folder}”.</source>
        <translation>已将 {all} 张图片中的 {done} 张保存到“{folder}”。</translation>
    </message>
    <message>
        <source>Stopped: {counts}</source>
        <translation>已停止：{counts}</translation>
    </message>
    <message>
        <source>These could not be saved:</source>
        <translation>以下图片未能保存：</translation>
    </message>
    <message>
        <source>1 picture was saved in “{folder}”.</source>
        <translation>已将 1 张图片保存到“{folder}”。</translation>
    </message>
    <message>
        <source>{count} pictures were saved in “{folder}”.</source>
        <translation>已将 {count} 张图片保存到“{folder}”。</translation>
    </message>
    <message>
        <source>1 page</source>
        <translation>1 页</translation>
    </message>
    <message>
        <source>{count} pages</source>
        <translation>{count} 页</translation>
    </message>
    <message>
        <source>The contact sheet was saved as “{name}”: {pages}.</source>
        <translation>联系表已保存为“{name}”，共 {pages}。</translation>
    </message>
    <message>
        <source>These could not be read:</source>
        <translation>以下图片无法读取：</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Favourites</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>All models</source>
        <translation>所有模型</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>{shown} in the trash</source>
        <translation>回收站中 {shown} 张</translation>
    </message>
    <message>
        <source>1 image</source>
        <translation>1 张图片</translation>
    </message>
    <message>
        <source>{total} images</source>
        <translation>{total} 张图片</translation>
    </message>
    <message>
        <source>{shown} of {total}</source>
        <translation>{shown} / {total} 张</translation>
    </message>
</context>
<context>
    <name>FilterWords</name>
    <message>
        <source>{stars} and more</source>
        <translation>{stars} 及以上</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>An album that was deleted</source>
        <translation>已删除的相册</translation>
    </message>
    <message>
        <source>Seed {seed}</source>
        <translation>种子 {seed}</translation>
    </message>
    <message>
        <source>Has a problem</source>
        <translation>有问题</translation>
    </message>
    <message>
        <source>One chain</source>
        <translation>单条编辑链</translation>
    </message>
    <message>
        <source>Same input</source>
        <translation>相同输入图</translation>
    </message>
</context>
<context>
    <name>FolderField</name>
    <message>
        <source>&amp;Choose…</source>
        <translation>选择(&amp;C)…</translation>
    </message>
</context>
<context>
    <name>ForeignWords</name>
    <message>
        <source>Prompt in the file</source>
        <translation>文件中的提示词</translation>
    </message>
    <message>
        <source>Negative prompt in the file</source>
        <translation>文件中的反向提示词</translation>
    </message>
    <message>
        <source>Settings in the file</source>
        <translation>文件中的参数</translation>
    </message>
</context>
<context>
    <name>FreedesktopNotifier</name>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
</context>
<context>
    <name>GalleryActions</name>
    <message>
        <source>&amp;Larger tiles</source>
        <translation>放大缩略图(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Smaller tiles</source>
        <translation>缩小缩略图(&amp;S)</translation>
    </message>
    <message>
        <source>As a gri&amp;d</source>
        <translation>网格视图(&amp;D)</translation>
    </message>
    <message>
        <source>A&amp;s a list</source>
        <translation>列表视图(&amp;S)</translation>
    </message>
    <message>
        <source>Al&amp;bums and searches at the left</source>
        <translation>左侧显示相册和搜索(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Preview</source>
        <translation>预览(&amp;P)</translation>
    </message>
    <message>
        <source>Sa&amp;ve search…</source>
        <translation>保存搜索(&amp;V)…</translation>
    </message>
    <message>
        <source>&amp;New album…</source>
        <translation>新建相册(&amp;N)…</translation>
    </message>
    <message>
        <source>Show only &amp;favourites</source>
        <translation>仅显示收藏(&amp;F)</translation>
    </message>
    <message>
        <source>Show the &amp;trash</source>
        <translation>显示回收站(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Restore from trash</source>
        <translation>从回收站恢复(&amp;R)</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>全选(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Clear filters</source>
        <translation>清除筛选条件(&amp;C)</translation>
    </message>
    <message>
        <source>No filter is set</source>
        <translation>未设置筛选条件</translation>
    </message>
</context>
<context>
    <name>GalleryContent</name>
    <message>
        <source>In a list there are no tiles</source>
        <translation>仅在网格视图中可用</translation>
    </message>
</context>
<context>
    <name>GalleryGrid</name>
    <message>
        <source>Gallery</source>
        <translation>图库</translation>
    </message>
    <message>
        <source>Favourite (F)</source>
        <translation>收藏 (F)</translation>
    </message>
</context>
<context>
    <name>GalleryModel</name>
    <message>
        <source>Picture of {moment}, {width} × {height}</source>
        <translation>{moment} 的图片，{width} × {height}</translation>
    </message>
    <message>
        <source>File “{name}” of {moment}</source>
        <translation>{moment} 的文件“{name}”</translation>
    </message>
    <message>
        <source>{picture}: {trouble}</source>
        <translation>{picture}：{trouble}</translation>
    </message>
    <message>
        <source>{picture}, favourite</source>
        <translation>{picture}，已收藏</translation>
    </message>
</context>
<context>
    <name>GalleryPage</name>
    <message>
        <source>{count} selected · drag out to any app</source>
        <translation>已选 {count} 张 · 可拖到任意程序</translation>
    </message>
    <message>
        <source>Choose pictures in the trash first</source>
        <translation>先选择回收站中的图片</translation>
    </message>
</context>
<context>
    <name>GallerySide</name>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>Lineage</source>
        <translation>谱系</translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Of menus, messages and the user guide. Changes at once.</source>
        <translation>菜单、消息和使用指南的语言，立即生效。</translation>
    </message>
    <message>
        <source>English Chinese translation locale 中文 语言</source>
        <translation>语言 中文 英文 翻译 English Chinese language</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Words of presets</source>
        <translation>预设的语言</translation>
    </message>
    <message>
        <source>The models understand both. The list of presets has this choice, too.</source>
        <translation>模型同时支持这两种语言。预设列表中也可切换。</translation>
    </message>
    <message>
        <source>language English Chinese instruction</source>
        <translation>语言 中文 英文 指令 预设 English Chinese</translation>
    </message>
    <message>
        <source>Like the program</source>
        <translation>跟随程序</translation>
    </message>
    <message>
        <source>At the start</source>
        <translation>启动时</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>起始页面</translation>
    </message>
    <message>
        <source>What the window shows first.</source>
        <translation>窗口首先显示的内容。</translation>
    </message>
    <message>
        <source>start open launch first edit gallery</source>
        <translation>启动 打开 首页 编辑 图库 start launch</translation>
    </message>
    <message>
        <source>The page shown last</source>
        <translation>上次显示的页面</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Gallery</source>
        <translation>图库</translation>
    </message>
    <message>
        <source>Bring back what was being written</source>
        <translation>恢复未发送的内容</translation>
    </message>
    <message>
        <source>Pictures, words and parameters of the edit that was not sent yet, after a crash, too.</source>
        <translation>尚未发送的编辑的图片、文字和参数，意外退出后也能恢复。</translation>
    </message>
    <message>
        <source>session restore draft last reopen</source>
        <translation>会话 恢复 草稿 上次 restore draft</translation>
    </message>
    <message>
        <source>While it runs</source>
        <translation>运行时</translation>
    </message>
    <message>
        <source>Notify when an edit is done</source>
        <translation>编辑完成时通知</translation>
    </message>
    <message>
        <source>Only while another window is in front.</source>
        <translation>仅当其他窗口在前台时。</translation>
    </message>
    <message>
        <source>notification desktop message sound alert background</source>
        <translation>通知 桌面 消息 提醒 后台 notification</translation>
    </message>
</context>
<context>
    <name>GenerateAgain</name>
    <message>
        <source>Generate again</source>
        <translation>再次生成</translation>
    </message>
    <message>
        <source>The same edit runs once more, with the same inputs. It does not build on its result.</source>
        <translation>用相同的输入图再运行一次同样的编辑，不以它的结果为基础。</translation>
    </message>
    <message>
        <source>With a &amp;random seed instead of {seed}</source>
        <translation>用随机种子代替 {seed}(&amp;R)</translation>
    </message>
    <message>
        <source>The same seed makes much the same pictures again</source>
        <translation>相同的种子会得到相近的图片</translation>
    </message>
    <message>
        <source>Generate {n} images · {price}</source>
        <translation>生成 {n} 张图片 · {price}</translation>
    </message>
    <message>
        <source>Generate 1 image · {price}</source>
        <translation>生成 1 张图片 · {price}</translation>
    </message>
    <message>
        <source>Avoid: {words}</source>
        <translation>避免出现：{words}</translation>
    </message>
    <message>
        <source>Image {number}: {name}</source>
        <translation>图 {number}：{name}</translation>
    </message>
    <message>
        <source>Model: {model}</source>
        <translation>模型：{model}</translation>
    </message>
</context>
<context>
    <name>GenerateBar</name>
    <message>
        <source>What will be sent</source>
        <translation>将发送的内容</translation>
    </message>
    <message>
        <source>Generate 1 image</source>
        <translation>生成 1 张图片</translation>
    </message>
    <message>
        <source>Generate {n} images</source>
        <translation>生成 {n} 张图片</translation>
    </message>
    <message>
        <source>Generate {count} variants</source>
        <translation>生成 {count} 个变体</translation>
    </message>
    <message>
        <source>Generate {count} × {n} images</source>
        <translation>生成 {count} × {n} 张图片</translation>
    </message>
    <message>
        <source>{size} pixels</source>
        <translation>{size} 像素</translation>
    </message>
    <message>
        <source>About {size}, like Image {n}</source>
        <translation>约 {size}，同图 {n}</translation>
    </message>
    <message>
        <source>About {size} pixels</source>
        <translation>约 {size} 像素</translation>
    </message>
</context>
<context>
    <name>GenerateButton</name>
    <message>
        <source>Generate</source>
        <translation>生成</translation>
    </message>
</context>
<context>
    <name>HelpButton</name>
    <message>
        <source>Open the user guide at this subject</source>
        <translation>在使用指南中查看相关内容</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>User guide</source>
        <translation>使用指南</translation>
    </message>
    <message>
        <source>Search the guide</source>
        <translation>搜索指南</translation>
    </message>
    <message>
        <source>Page of the guide</source>
        <translation>指南页面</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Found in the guide</source>
        <translation>指南搜索结果</translation>
    </message>
    <message>
        <source>Nothing in the guide has these words.</source>
        <translation>指南中没有找到这些词。</translation>
    </message>
</context>
<context>
    <name>HiddenBar</name>
    <message>
        <source>1 branch is hidden</source>
        <translation>已隐藏 1 个分支</translation>
    </message>
    <message>
        <source>{count} branches are hidden</source>
        <translation>已隐藏 {count} 个分支</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>不显示</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Leave hidden branches out</source>
        <translation>不显示已隐藏的分支</translation>
    </message>
    <message>
        <source>Show hidden branches</source>
        <translation>显示已隐藏的分支</translation>
    </message>
</context>
<context>
    <name>HintRow</name>
    <message>
        <source>No more hints of this kind</source>
        <translation>不再显示此类提示</translation>
    </message>
</context>
<context>
    <name>HistoryPopup</name>
    <message>
        <source>History of Avoid</source>
        <translation>“避免出现”的历史</translation>
    </message>
    <message>
        <source>History of instructions</source>
        <translation>指令历史</translation>
    </message>
    <message>
        <source>Search the history</source>
        <translation>搜索历史</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>从新到旧</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>已置顶</translation>
    </message>
    <message>
        <source>Nothing that was sent from this library has these words.</source>
        <translation>此资料库发送过的内容中没有这些文字。</translation>
    </message>
    <message>
        <source>What you avoid stands here once it was sent.</source>
        <translation>避免出现的内容在发送后会列在这里。</translation>
    </message>
    <message>
        <source>Your instructions stand here once they were sent.</source>
        <translation>指令在发送后会列在这里。</translation>
    </message>
    <message>
        <source>Enter takes the words, Ctrl+D pins them</source>
        <translation>按回车采用，按 Ctrl+D 置顶</translation>
    </message>
    <message>
        <source>sent {count} times</source>
        <translation>发送过 {count} 次</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>取消置顶</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>置顶</translation>
    </message>
</context>
<context>
    <name>ImportCommands</name>
    <message>
        <source>Look for missing files in</source>
        <translation>在此文件夹中查找缺失文件</translation>
    </message>
    <message>
        <source>Import pictures</source>
        <translation>导入图片</translation>
    </message>
    <message>
        <source>Pictures ({patterns})</source>
        <translation>图片 ({patterns})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Import a folder</source>
        <translation>导入文件夹</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Find them…</source>
        <translation>查找…</translation>
    </message>
    <message>
        <source>Find it…</source>
        <translation>查找…</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import pictures</source>
        <translation>导入图片</translation>
    </message>
    <message>
        <source>&amp;Copy into the library</source>
        <translation>复制到资料库(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Leave the files where they are</source>
        <translation>文件留在原处(&amp;L)</translation>
    </message>
    <message>
        <source>The copies stay when the originals are moved or deleted.</source>
        <translation>原文件被移走或删除后，副本仍在。</translation>
    </message>
    <message>
        <source>Nothing is copied. The library remembers the place of each file, and says so when it is missing there.</source>
        <translation>不复制文件。资料库只记录每个文件的位置，文件缺失时会注明。</translation>
    </message>
    <message>
        <source>The files are never changed. What the library has already is left out.</source>
        <translation>文件不会被改动。资料库中已有的内容会跳过。</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>导入(&amp;I)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>ImportDrop</name>
    <message>
        <source>Drop to import into the library</source>
        <translation>松开即可导入资料库</translation>
    </message>
</context>
<context>
    <name>ImportWords</name>
    <message>
        <source>The folder “{name}”</source>
        <translation>文件夹“{name}”</translation>
    </message>
    <message>
        <source>1 folder</source>
        <translation>1 个文件夹</translation>
    </message>
    <message>
        <source>{count} folders</source>
        <translation>{count} 个文件夹</translation>
    </message>
    <message>
        <source>1 file</source>
        <translation>1 个文件</translation>
    </message>
    <message>
        <source>{count} files</source>
        <translation>{count} 个文件</translation>
    </message>
    <message>
        <source>{folders} and {files}</source>
        <translation>{folders}和 {files}</translation>
    </message>
    <message>
        <source>Stopped. {sentence} The rest was not looked at.</source>
        <translation>已停止。{sentence}其余文件未处理。</translation>
    </message>
    <message>
        <source>1 was in the library already.</source>
        <translation>1 张已在资料库中。</translation>
    </message>
    <message>
        <source>{count} were in the library already.</source>
        <translation>{count} 张已在资料库中。</translation>
    </message>
    <message>
        <source>1 other file is no picture and was passed over.</source>
        <translation>另有 1 个文件不是图片，已跳过。</translation>
    </message>
    <message>
        <source>{count} other files are no pictures and were passed over.</source>
        <translation>另有 {count} 个文件不是图片，已跳过。</translation>
    </message>
    <message>
        <source>No file is missing.</source>
        <translation>没有缺失的文件。</translation>
    </message>
    <message>
        <source>1 file was found.</source>
        <translation>已找到 1 个文件。</translation>
    </message>
    <message>
        <source>{count} files were found.</source>
        <translation>已找到 {count} 个文件。</translation>
    </message>
    <message>
        <source>1 file is missing still.</source>
        <translation>仍缺失 1 个文件。</translation>
    </message>
    <message>
        <source>{count} files are missing still.</source>
        <translation>仍缺失 {count} 个文件。</translation>
    </message>
    <message>
        <source>None of the missing files is there.</source>
        <translation>未找到任何缺失文件。</translation>
    </message>
    <message>
        <source>The file of 1 picture is missing.</source>
        <translation>1 张图片的文件缺失。</translation>
    </message>
    <message>
        <source>The files of {count} pictures are missing.</source>
        <translation>{count} 张图片的文件缺失。</translation>
    </message>
    <message>
        <source>What could not be read has a tile in the gallery that says why, and stays where it is:</source>
        <translation>无法读取的文件仍留在原处，图库中有对应的缩略图注明原因：</translation>
    </message>
    <message>
        <source>1 picture was imported.</source>
        <translation>已导入 1 张图片。</translation>
    </message>
    <message>
        <source>{count} pictures were imported.</source>
        <translation>已导入 {count} 张图片。</translation>
    </message>
    <message>
        <source>1 picture that the library had lost, or that lay in the trash, is back.</source>
        <translation>1 张曾缺失或在回收站中的图片已恢复。</translation>
    </message>
    <message>
        <source>{count} pictures that the library had lost, or that lay in the trash, are back.</source>
        <translation>{count} 张曾缺失或在回收站中的图片已恢复。</translation>
    </message>
    <message>
        <source>1 file could not be read.</source>
        <translation>1 个文件无法读取。</translation>
    </message>
    <message>
        <source>{count} files could not be read.</source>
        <translation>{count} 个文件无法读取。</translation>
    </message>
    <message>
        <source>Nothing new was imported.</source>
        <translation>没有导入新图片。</translation>
    </message>
</context>
<context>
    <name>Importing</name>
    <message>
        <source>Import a picture</source>
        <translation>导入图片</translation>
    </message>
    <message>
        <source>Import {count} pictures</source>
        <translation>导入 {count} 张图片</translation>
    </message>
    <message>
        <source>1 picture was imported</source>
        <translation>已导入 1 张图片</translation>
    </message>
    <message>
        <source>{count} pictures were imported</source>
        <translation>已导入 {count} 张图片</translation>
    </message>
    <message>
        <source>Import files that cannot be read</source>
        <translation>导入无法读取的文件</translation>
    </message>
    <message>
        <source>Nothing that can be shown was imported</source>
        <translation>导入的文件均无法显示</translation>
    </message>
</context>
<context>
    <name>InputSlots</name>
    <message>
        <source>Pasted picture</source>
        <translation>粘贴的图片</translation>
    </message>
    <message>
        <source>Image {number} stays as it was.</source>
        <translation>图 {number} 保持不变。</translation>
    </message>
</context>
<context>
    <name>InputThumbnails</name>
    <message>
        <source>Image {number}: {name}</source>
        <translation>图 {number}：{name}</translation>
    </message>
</context>
<context>
    <name>InstructionEdit</name>
    <message>
        <source>Instruction</source>
        <translation>指令</translation>
    </message>
    <message>
        <source>Say what should change, for example:
Replace the cup with the one from Image 2
Several at once: a {red|blue} coat</source>
        <translation>写明要改什么，例如：
把杯子换成图 2 中的杯子
一次试几种：一件{红色|蓝色}外套</translation>
    </message>
</context>
<context>
    <name>InstructionSection</name>
    <message>
        <source>Instruction</source>
        <translation>指令</translation>
    </message>
    <message>
        <source>Tokens, estimated: the service counts exactly</source>
        <translation>Token 数（估算），以服务的计数为准</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>字符数</translation>
    </message>
</context>
<context>
    <name>Intake</name>
    <message>
        <source>That holds no picture, file or link.</source>
        <translation>其中没有图片、文件或链接。</translation>
    </message>
    <message>
        <source>1 picture found no slot: the service takes at most {n}.</source>
        <translation>1 张图片没有空插槽可放：服务最多接受 {n} 张。</translation>
    </message>
    <message>
        <source>{count} pictures found no slot: the service takes at most {n}.</source>
        <translation>{count} 张图片没有空插槽可放：服务最多接受 {n} 张。</translation>
    </message>
    <message>
        <source>Taken: {names}.</source>
        <translation>已导入：{names}。</translation>
    </message>
    <message>
        <source>Not taken: {names}.</source>
        <translation>未导入：{names}。</translation>
    </message>
    <message>
        <source>{names} and {count} more</source>
        <translation>{names}等，另有 {count} 项</translation>
    </message>
</context>
<context>
    <name>JobDetailsDialog</name>
    <message>
        <source>Details of the edit</source>
        <translation>编辑详情</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Everything but the instruction</source>
        <translation>复制除指令外的全部内容</translation>
    </message>
</context>
<context>
    <name>JobFacts</name>
    <message>
        <source>Started</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>发送时间</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>接收时间</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>张数</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Made from</source>
        <translation>输入图</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Request id</source>
        <translation>请求 ID</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>响应</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑 ID</translation>
    </message>
    <message>
        <source>waiting for its turn; not sent</source>
        <translation>排队中，未发送</translation>
    </message>
    <message>
        <source>being prepared; not sent</source>
        <translation>准备中，未发送</translation>
    </message>
    <message>
        <source>with the service; no answer yet</source>
        <translation>服务处理中，尚无响应</translation>
    </message>
    <message>
        <source>answered; nothing is fetched yet</source>
        <translation>已响应，结果尚未取回</translation>
    </message>
    <message>
        <source>delivered; the results are not all here</source>
        <translation>已交付，结果尚未全部取回</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>ended with fewer images than asked for</source>
        <translation>已结束，张数少于要求</translation>
    </message>
    <message>
        <source>refused by the service; nothing was charged</source>
        <translation>被服务拒绝，未收费</translation>
    </message>
    <message>
        <source>not sent; nothing was charged</source>
        <translation>未发送，未收费</translation>
    </message>
    <message>
        <source>unknown; it may have been charged</source>
        <translation>未知，可能已收费</translation>
    </message>
    <message>
        <source>expired; the results are gone</source>
        <translation>已过期，结果已失效</translation>
    </message>
    <message>
        <source>stopped before it was sent; nothing was charged</source>
        <translation>发送前已停止，未收费</translation>
    </message>
    <message>
        <source>imported; it was not made in this library</source>
        <translation>导入，并非在此资料库中生成</translation>
    </message>
    <message>
        <source>{asked} asked for, {made} made, {came} here</source>
        <translation>要求 {asked} 张，生成 {made} 张，取回 {came} 张</translation>
    </message>
    <message>
        <source>demo on this computer</source>
        <translation>本机演示</translation>
    </message>
    <message>
        <source>{usd} an image</source>
        <translation>每张 {usd}</translation>
    </message>
    <message>
        <source>{usd} an image, as published on {day}</source>
        <translation>每张 {usd}，{day} 公布</translation>
    </message>
    <message>
        <source>free demo</source>
        <translation>演示免费</translation>
    </message>
    <message>
        <source>no price is known</source>
        <translation>价格未知</translation>
    </message>
    <message>
        <source>{usd} known, {most} at most</source>
        <translation>已知 {usd}，最多 {most}</translation>
    </message>
    <message>
        <source>none is kept</source>
        <translation>未保留</translation>
    </message>
    <message>
        <source>HTTP {status}, {size}, received {time}, kept as it came</source>
        <translation>HTTP {status}，{size}，{time} 收到，原样保留</translation>
    </message>
    <message>
        <source>HTTP {status}, {size}, received {time}, damaged since</source>
        <translation>HTTP {status}，{size}，{time} 收到，之后已损坏</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>出错原因</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>错误码</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>服务信息</translation>
    </message>
    <message>
        <source>HTTP status</source>
        <translation>HTTP 状态码</translation>
    </message>
</context>
<context>
    <name>JobList</name>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
</context>
<context>
    <name>JobWords</name>
    <message>
        <source>{got} of {asked}</source>
        <translation>{got} / {asked} 张</translation>
    </message>
    <message>
        <source>{count} all black</source>
        <translation>{count} 张全黑</translation>
    </message>
    <message>
        <source>{elapsed} · usually {usual}</source>
        <translation>{elapsed} · 通常 {usual}</translation>
    </message>
    <message>
        <source>It was not sent yet: nothing is charged</source>
        <translation>尚未发送，不收费</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>It goes on hidden, and is here again when its results come</source>
        <translation>编辑会隐藏并继续进行，有结果时再显示在这里</translation>
    </message>
    <message>
        <source>It is with the service and will be charged. It goes on hidden, and is here again when its results come</source>
        <translation>服务正在处理，仍会收费。编辑会隐藏并继续进行，有结果时再显示在这里</translation>
    </message>
    <message>
        <source>“{title}”, hidden: {message}</source>
        <translation>“{title}”（已隐藏）：{message}</translation>
    </message>
    <message>
        <source>“{title}”: 1 result came and is kept</source>
        <translation>“{title}”：1 张结果已完成并保存</translation>
    </message>
    <message>
        <source>“{title}”: {count} results came and are kept</source>
        <translation>“{title}”：{count} 张结果已完成并保存</translation>
    </message>
    <message>
        <source>Code {code}</source>
        <translation>错误码 {code}</translation>
    </message>
    <message>
        <source>Request id {id}</source>
        <translation>请求 ID {id}</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>服务信息</translation>
    </message>
    <message>
        <source>Request id</source>
        <translation>请求 ID</translation>
    </message>
    <message>
        <source>HTTP status</source>
        <translation>HTTP 状态码</translation>
    </message>
    <message>
        <source>free demo</source>
        <translation>演示免费</translation>
    </message>
</context>
<context>
    <name>KeyCard</name>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>First keys</source>
        <translation>主快捷键</translation>
    </message>
    <message>
        <source>Second keys</source>
        <translation>备用快捷键</translation>
    </message>
    <message>
        <source>This key is held or works in one place only, and cannot be changed.</source>
        <translation>这个键需要按住，或只在一处起作用，无法更改。</translation>
    </message>
    <message>
        <source>Choose an action above</source>
        <translation>请在上方选择操作</translation>
    </message>
    <message>
        <source>Default: {keys}</source>
        <translation>默认：{keys}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Reset: {name}</source>
        <translation>重置：{name}</translation>
    </message>
    <message>
        <source>“{keys}” are its keys already.</source>
        <translation>“{keys}”已是它的快捷键。</translation>
    </message>
    <message>
        <source>“{keys}” belong to {others}, where they stay.</source>
        <translation>“{keys}”属于{others}，无法改用。</translation>
    </message>
    <message>
        <source>“{keys}” belong to {others}.</source>
        <translation>“{keys}”属于{others}。</translation>
    </message>
    <message>
        <source>Take them for “{name}”</source>
        <translation>改给“{name}”使用</translation>
    </message>
    <message>
        <source>“{name}”</source>
        <translation>“{name}”</translation>
    </message>
    <message>
        <source>The keys of “{name}” are {keys} now.</source>
        <translation>“{name}”的快捷键现为 {keys}。</translation>
    </message>
    <message>
        <source>“{name}” has no keys now.</source>
        <translation>“{name}”现在没有快捷键。</translation>
    </message>
    <message>
        <source>Change the keys of “{name}”</source>
        <translation>更改“{name}”的快捷键</translation>
    </message>
    <message>
        <source>Reset the keys of “{name}”</source>
        <translation>重置“{name}”的快捷键</translation>
    </message>
    <message>
        <source>“{name}” has its own keys again.</source>
        <translation>“{name}”已恢复默认快捷键。</translation>
    </message>
</context>
<context>
    <name>KeyField</name>
    <message>
        <source>Press keys</source>
        <translation>按下快捷键</translation>
    </message>
</context>
<context>
    <name>KeyForm</name>
    <message>
        <source>Region</source>
        <translation>地域</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>API 密钥</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Asks the service whether it takes the key. Free of charge.</source>
        <translation>向服务确认密钥是否可用，不收费。</translation>
    </message>
    <message>
        <source>Use this key</source>
        <translation>使用此密钥</translation>
    </message>
    <message>
        <source>Result of the check</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>&amp;Region</source>
        <translation>地域(&amp;R)</translation>
    </message>
    <message>
        <source>API &amp;key</source>
        <translation>API 密钥(&amp;K)</translation>
    </message>
    <message>
        <source>Where to get a key for {region}</source>
        <translation>如何获取{region}的密钥</translation>
    </message>
    <message>
        <source>Asking the service…</source>
        <translation>正在向服务确认…</translation>
    </message>
    <message>
        <source>The service takes this key.</source>
        <translation>服务接受此密钥。</translation>
    </message>
    <message>
        <source>The key is kept until Qwen Studio is closed.</source>
        <translation>密钥只保留到 Qwen Studio 关闭为止。</translation>
    </message>
    <message>
        <source>The key is in the keyring.</source>
        <translation>密钥已存入系统密钥环。</translation>
    </message>
    <message>
        <source>Probable reasons</source>
        <translation>可能的原因</translation>
    </message>
    <message>
        <source>There is a key. Paste another to replace it</source>
        <translation>已有密钥。粘贴新密钥可替换</translation>
    </message>
    <message>
        <source>Try {region}</source>
        <translation>尝试{region}</translation>
    </message>
    <message>
        <source>Asks that region once, free of charge.</source>
        <translation>只询问该地域一次，免费。</translation>
    </message>
    <message>
        <source>It is a key of {region}, which takes it.</source>
        <translation>这是{region}的密钥，可在那里使用。</translation>
    </message>
    <message>
        <source>Use it in {region}</source>
        <translation>用于{region}</translation>
    </message>
    <message>
        <source>Keeps the key for that region, and sends edits there.</source>
        <translation>为该地域保存密钥，并把编辑发送到那里。</translation>
    </message>
    <message>
        <source>{region} does not know this key either. Probably:</source>
        <translation>{region}也无法识别这个密钥。可能的原因：</translation>
    </message>
</context>
<context>
    <name>KeyRules</name>
    <message>
        <source>This is no combination of keys that can be used.</source>
        <translation>不能使用这个组合键。</translation>
    </message>
    <message>
        <source>“{keys}” writes or moves in text fields and lists. Hold Ctrl or Alt with it, or take a function key.</source>
        <translation>“{keys}”在文本框和列表中用于输入或移动。请加按 Ctrl 或 Alt，或使用功能键。</translation>
    </message>
    <message>
        <source>“{keys}” edits text in every field. Choose other keys.</source>
        <translation>“{keys}”用于编辑文本。请选择其他按键。</translation>
    </message>
    <message>
        <source>“{keys}” closes windows. Choose other keys.</source>
        <translation>“{keys}”用于关闭窗口。请选择其他按键。</translation>
    </message>
    <message>
        <source>“{keys}” opens the menu {menu}. Choose other keys.</source>
        <translation>“{keys}”用于打开“{menu}”菜单。请选择其他按键。</translation>
    </message>
    <message>
        <source>“{name}” ({keys})</source>
        <translation>“{name}”（{keys}）</translation>
    </message>
    <message>
        <source>The settings give keys of these to other actions, and there they work: {names}.</source>
        <translation>以下操作的快捷键在设置中也分配给了其他操作，现由其他操作使用：{names}。</translation>
    </message>
</context>
<context>
    <name>KeyTroubleWords</name>
    <message>
        <source>It is a key of another region. Keys of one region do not work in the other; try it there.</source>
        <translation>这是另一个地域的密钥。密钥不能跨地域使用，请在那里尝试。</translation>
    </message>
    <message>
        <source>It belongs to another workspace or gateway than the address below.</source>
        <translation>它属于其他业务空间或网关，与下面的地址不符。</translation>
    </message>
    <message>
        <source>It was deleted or has expired. The console of {region} lists the keys that work.</source>
        <translation>密钥已删除或过期。{region}的控制台列出了可用的密钥。</translation>
    </message>
    <message>
        <source>A part of it is missing. Copy it again as a whole.</source>
        <translation>密钥不完整。请重新完整复制。</translation>
    </message>
    <message>
        <source>The service in {region} does not know this key. Probably, the likeliest first:</source>
        <translation>{region}的服务无法识别这个密钥。可能的原因（按可能性排列）：</translation>
    </message>
    <message>
        <source>It is a key of a coding or token plan (sk-sp-…), which works in coding tools only. Make an API key with pay-as-you-go billing.</source>
        <translation>这是编程套餐或 Token 套餐的密钥（sk-sp-…），只能用于编程工具。请创建按量付费的 API 密钥。</translation>
    </message>
    <message>
        <source>It is an AccessKey of the Alibaba Cloud account, not an API key of Model Studio. One begins with sk-.</source>
        <translation>这是阿里云账号的 AccessKey，不是百炼的 API 密钥。百炼的密钥以 sk- 开头。</translation>
    </message>
    <message>
        <source>It looks like a key of another company&apos;s service.</source>
        <translation>这看起来是其他公司服务的密钥。</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Keys and regions</source>
        <translation>密钥与地域</translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message>
        <source>Edits go to</source>
        <translation>编辑发送到</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Key for {account}</source>
        <translation>{account}的密钥</translation>
    </message>
    <message>
        <source>Address of {account}</source>
        <translation>{account}的地址</translation>
    </message>
    <message>
        <source>The variable DASHSCOPE_API_KEY comes before the key in the keyring. An account that you add has a key of its own.</source>
        <translation>环境变量 DASHSCOPE_API_KEY 优先于系统密钥环中的密钥。新添加的账号使用自己的密钥。</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <source>1 edit is</source>
        <translation>1 次编辑</translation>
    </message>
    <message>
        <source>{count} edits are</source>
        <translation>{count} 次编辑</translation>
    </message>
    <message>
        <source>Quit Qwen Studio</source>
        <translation>退出 Qwen Studio</translation>
    </message>
    <message>
        <source>{edits} with the service, and the answer is not here yet.</source>
        <translation>{edits}正由服务处理，结果尚未返回。</translation>
    </message>
    <message>
        <source>If you quit now, the answer is lost although it may be charged, because it cannot be asked for again.</source>
        <translation>现在退出会丢失结果，且仍可能收费，因为结果无法再次获取。</translation>
    </message>
    <message>
        <source>Keep waiting</source>
        <translation>继续等待</translation>
    </message>
    <message>
        <source>Quit anyway</source>
        <translation>仍要退出</translation>
    </message>
    <message>
        <source>1 edit is still under way. It must end first.</source>
        <translation>还有 1 次编辑正在进行，须等它结束。</translation>
    </message>
    <message>
        <source>{count} edits are still under way. They must end first.</source>
        <translation>还有 {count} 次编辑正在进行，须等它们结束。</translation>
    </message>
</context>
<context>
    <name>LedgerSection</name>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>Added up</source>
        <translation>汇总方式</translation>
    </message>
    <message>
        <source>By model</source>
        <translation>按模型</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>按日期</translation>
    </message>
    <message>
        <source>Nothing was made in this month.</source>
        <translation>这个月没有生成任何图片。</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>导出(&amp;E)</translation>
    </message>
    <message>
        <source>This &amp;month as CSV…</source>
        <translation>将本月导出为 CSV(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;All months as CSV…</source>
        <translation>将所有月份导出为 CSV(&amp;A)…</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>账目</translation>
    </message>
    <message>
        <source>Export the ledger</source>
        <translation>导出账目</translation>
    </message>
    <message>
        <source>Table for spreadsheets (*.csv)</source>
        <translation>CSV 表格 (*.csv)</translation>
    </message>
    <message>
        <source>Spending</source>
        <translation>支出</translation>
    </message>
    <message>
        <source>1 edit</source>
        <translation>1 次编辑</translation>
    </message>
    <message>
        <source>{count} edits</source>
        <translation>{count} 次编辑</translation>
    </message>
    <message>
        <source>Saved {edits} as {name}.</source>
        <translation>已将 {edits}保存为“{name}”。</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
</context>
<context>
    <name>LedgerTable</name>
    <message>
        <source>Demo</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地域</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>调用</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>张数</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>已支出</translation>
    </message>
    <message>
        <source>At most more</source>
        <translation>待确认（最多）</translation>
    </message>
    <message>
        <source>free</source>
        <translation>免费</translation>
    </message>
    <message>
        <source>{usd} + {count} unpriced</source>
        <translation>{usd} + {count} 张价格未知</translation>
    </message>
    <message>
        <source>{unknown} where the outcome is unknown, {running} with the service now</source>
        <translation>结果未知 {unknown}，服务正在处理 {running}</translation>
    </message>
</context>
<context>
    <name>LibraryCommands</name>
    <message>
        <source>List the library as JSON</source>
        <translation>将资料库清单存为 JSON</translation>
    </message>
    <message>
        <source>JSON files (*.json)</source>
        <translation>JSON 文件 (*.json)</translation>
    </message>
    <message>
        <source>Other work on the library is under way; it must end first</source>
        <translation>资料库正在进行其他操作，须等它结束</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Nothing is pending: every picture that was paid for is here.</source>
        <translation>没有待取回的结果：已付费的图片都已取回。</translation>
    </message>
    <message>
        <source>The pictures of 1 edit are being fetched</source>
        <translation>正在取回 1 次编辑的图片</translation>
    </message>
    <message>
        <source>The pictures of {count} edits are being fetched</source>
        <translation>正在取回 {count} 次编辑的图片</translation>
    </message>
    <message>
        <source>Library on a network drive</source>
        <translation>资料库位于网络驱动器</translation>
    </message>
    <message>
        <source>This library lies on a network drive ({kind}).</source>
        <translation>此资料库位于网络驱动器（{kind}）上。</translation>
    </message>
    <message>
        <source>Two computers must never use it at once, and a lost connection can damage its database. A folder on a drive of this computer is safer; the pictures can be copied from there to the network at any time.</source>
        <translation>两台电脑绝不能同时使用它，连接中断也可能损坏数据库。放在本机磁盘的文件夹中更安全；图片可以随时从那里复制到网络上。</translation>
    </message>
    <message>
        <source>Don&apos;t show again</source>
        <translation>不再提示</translation>
    </message>
</context>
<context>
    <name>LibraryEntries</name>
    <message>
        <source>Avoid</source>
        <translation>避免出现</translation>
    </message>
    <message>
        <source>Your presets</source>
        <translation>我的预设</translation>
    </message>
</context>
<context>
    <name>LibraryPage</name>
    <message>
        <source>This library</source>
        <translation>当前资料库</translation>
    </message>
    <message>
        <source>Results, their inputs and the database. The program starts with the library used last.</source>
        <translation>结果、输入图和数据库。程序启动时打开上次使用的资料库。</translation>
    </message>
    <message>
        <source>folder location where path storage</source>
        <translation>文件夹 位置 路径 存储 folder path</translation>
    </message>
    <message>
        <source>Change the library</source>
        <translation>更换资料库</translation>
    </message>
    <message>
        <source>Each of these asks for a folder first.</source>
        <translation>每一项都会先询问文件夹。</translation>
    </message>
    <message>
        <source>move new open another switch</source>
        <translation>移动 新建 打开 切换 move new open</translation>
    </message>
    <message>
        <source>Open another…</source>
        <translation>打开其他…</translation>
    </message>
    <message>
        <source>New…</source>
        <translation>新建…</translation>
    </message>
    <message>
        <source>Move this one…</source>
        <translation>移动当前资料库…</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Other libraries in the menu</source>
        <translation>菜单中的其他资料库</translation>
    </message>
    <message>
        <source>The cross takes one from the list only; its folder is not touched.</source>
        <translation>点击 × 只会将其从列表中移除，不影响文件夹。</translation>
    </message>
    <message>
        <source>list recent forget</source>
        <translation>列表 最近 移除 recent</translation>
    </message>
    <message>
        <source>Backups and damage</source>
        <translation>备份与损坏</translation>
    </message>
    <message>
        <source>The database is backed up once a day, and a damaged one is mended from its backup.</source>
        <translation>数据库每天备份一次，损坏时会用备份修复。</translation>
    </message>
    <message>
        <source>verify restore rebuild repair back up</source>
        <translation>校验 恢复 重建 修复 备份 verify restore backup</translation>
    </message>
    <message>
        <source>Backups…</source>
        <translation>备份…</translation>
    </message>
    <message>
        <source>Verify…</source>
        <translation>校验…</translation>
    </message>
    <message>
        <source>Find missing files…</source>
        <translation>查找缺失文件…</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Pictures that are imported</source>
        <translation>导入的图片</translation>
    </message>
    <message>
        <source>Copies are safe from what happens to the originals; references take no room.</source>
        <translation>复制后不受原文件影响；引用不占空间。</translation>
    </message>
    <message>
        <source>import copy reference link</source>
        <translation>导入 复制 引用 链接 import copy</translation>
    </message>
    <message>
        <source>are copied</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>stay where they are</source>
        <translation>留在原处</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Format of exported files</source>
        <translation>导出格式</translation>
    </message>
    <message>
        <source>export PNG JPEG WEBP type</source>
        <translation>导出 格式 类型 PNG JPEG WEBP</translation>
    </message>
    <message>
        <source>Quality of JPEG and WEBP</source>
        <translation>JPEG 和 WEBP 的质量</translation>
    </message>
    <message>
        <source>export compression size</source>
        <translation>导出 压缩 质量 大小 quality</translation>
    </message>
    <message>
        <source>Names of exported files</source>
        <translation>导出的文件名</translation>
    </message>
    <message>
        <source>What stands in braces is filled in; the export dialog lists all of it.</source>
        <translation>花括号中的内容会自动填入，导出对话框列出了全部字段。</translation>
    </message>
    <message>
        <source>export pattern file name</source>
        <translation>导出 文件名 命名 规则 pattern</translation>
    </message>
    <message>
        <source>Write into files how they were made</source>
        <translation>在文件中写入制作记录</translation>
    </message>
    <message>
        <source>Instruction, model and seed, so that a file can be edited again later.</source>
        <translation>包括指令、模型和种子，以后可再次编辑。</translation>
    </message>
    <message>
        <source>export story metadata private share</source>
        <translation>导出 制作记录 元数据 隐私 分享 metadata</translation>
    </message>
    <message>
        <source>Contact sheets</source>
        <translation>联系表</translation>
    </message>
    <message>
        <source>Format of contact sheets</source>
        <translation>联系表格式</translation>
    </message>
    <message>
        <source>print PDF PNG</source>
        <translation>打印 联系表 PDF PNG print</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>print page size contact sheet</source>
        <translation>打印 页面 纸张 大小 联系表 print</translation>
    </message>
    <message>
        <source>Landscape</source>
        <translation>横向</translation>
    </message>
    <message>
        <source>print orientation portrait contact sheet</source>
        <translation>打印 方向 横向 纵向 联系表 orientation</translation>
    </message>
    <message>
        <source>Pictures in a row</source>
        <translation>每行张数</translation>
    </message>
    <message>
        <source>columns contact sheet</source>
        <translation>列数 联系表 缩略图 columns</translation>
    </message>
    <message>
        <source>Take a library from the list</source>
        <translation>从列表中移除资料库</translation>
    </message>
    <message>
        <source>“{name}” is no longer in the list.</source>
        <translation>“{name}”已从列表中移除。</translation>
    </message>
</context>
<context>
    <name>LibrarySwitching</name>
    <message>
        <source>This library is open already.</source>
        <translation>此资料库已打开。</translation>
    </message>
    <message>
        <source>Open a library</source>
        <translation>打开资料库</translation>
    </message>
    <message>
        <source>There is no library in “{folder}” yet.</source>
        <translation>“{folder}”中还没有资料库。</translation>
    </message>
    <message>
        <source>Make one</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>There is no library in “{folder}”.</source>
        <translation>“{folder}”中没有资料库。</translation>
    </message>
    <message>
        <source>“{folder}” is not there. Connect its drive, and try again.</source>
        <translation>找不到“{folder}”。请连接它所在的磁盘，然后再试。</translation>
    </message>
    <message>
        <source>Take it from the list</source>
        <translation>从列表中移除</translation>
    </message>
    <message>
        <source>New library</source>
        <translation>新建资料库</translation>
    </message>
    <message>
        <source>A library is a folder with pictures, their inputs and a database. The new one opens at once; this one stays in the list of libraries.</source>
        <translation>资料库是一个文件夹，包含图片、输入图和数据库。新资料库会立即打开，当前资料库仍保留在资料库列表中。</translation>
    </message>
    <message>
        <source>&amp;Make it</source>
        <translation>新建(&amp;M)</translation>
    </message>
    <message>
        <source>Move this library</source>
        <translation>移动此资料库</translation>
    </message>
    <message>
        <source>Every file is copied to the new folder and compared, and the library opens from there. The old folder stays as it is: remove it yourself once you are sure. The window closes for that, and opens again when it is done.</source>
        <translation>所有文件都会复制到新文件夹并逐一比对，之后从新位置打开资料库。旧文件夹保持原样，确认无误后可自行删除。移动期间窗口会关闭，完成后重新打开。</translation>
    </message>
    <message>
        <source>&amp;Move it</source>
        <translation>移动(&amp;M)</translation>
    </message>
</context>
<context>
    <name>LineageActions</name>
    <message>
        <source>Sho&amp;w it</source>
        <translation>显示(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Compare what is shown with it</source>
        <translation>与当前图片对比(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Hide this branch</source>
        <translation>隐藏此分支(&amp;H)</translation>
    </message>
    <message>
        <source>Show h&amp;idden branches</source>
        <translation>显示已隐藏的分支(&amp;I)</translation>
    </message>
    <message>
        <source>Move the branch to the &amp;trash</source>
        <translation>将分支移到回收站(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Rename the original…</source>
        <translation>重命名原图(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Note on the original…</source>
        <translation>原图备注(&amp;N)…</translation>
    </message>
    <message>
        <source>Compare it with an &amp;ancestor</source>
        <translation>与之前的步骤对比(&amp;A)</translation>
    </message>
    <message>
        <source>Choose a picture in the lineage at the right first</source>
        <translation>先在右侧的谱系中选择一张图片</translation>
    </message>
    <message>
        <source>It is an original, and no edit</source>
        <translation>这是原图，不是编辑</translation>
    </message>
    <message>
        <source>&amp;Show this branch again</source>
        <translation>重新显示此分支(&amp;S)</translation>
    </message>
    <message>
        <source>No picture of this branch is left in the library</source>
        <translation>资料库中已没有这个分支的图片</translation>
    </message>
    <message>
        <source>Move the branch to the &amp;trash ({pictures} pictures of {edits} edits)</source>
        <translation>将分支移到回收站（{edits} 次编辑，{pictures} 张图片）(&amp;T)</translation>
    </message>
    <message>
        <source>Move the branch to the &amp;trash ({pictures} pictures)</source>
        <translation>将分支移到回收站（{pictures} 张图片）(&amp;T)</translation>
    </message>
</context>
<context>
    <name>LineageModel</name>
    <message>
        <source>generation {number}</source>
        <translation>第 {number} 代</translation>
    </message>
    <message>
        <source>original</source>
        <translation>原图</translation>
    </message>
    <message>
        <source>running · {elapsed}</source>
        <translation>进行中 · {elapsed}</translation>
    </message>
    <message>
        <source>no results</source>
        <translation>无结果</translation>
    </message>
    <message>
        <source>1 result</source>
        <translation>1 张结果</translation>
    </message>
    <message>
        <source>{count} results</source>
        <translation>{count} 张结果</translation>
    </message>
    <message>
        <source>with {name}</source>
        <translation>同时使用 {name}</translation>
    </message>
    <message>
        <source>with Image {number}: {name}</source>
        <translation>同时使用图 {number}：{name}</translation>
    </message>
    <message>
        <source>Generation {number}: each edit of an edit loses a little quality.</source>
        <translation>第 {number} 代：每在结果上再编辑一次，画质都会略有损失。</translation>
    </message>
    <message>
        <source>Note: {note}</source>
        <translation>备注：{note}</translation>
    </message>
</context>
<context>
    <name>LineagePanel</name>
    <message>
        <source>Lineage</source>
        <translation>谱系</translation>
    </message>
    <message>
        <source>Use a result as the next input, and the family of your picture grows here, step by step.</source>
        <translation>把结果用作下一次编辑的输入图，图片的谱系会在这里逐步展开。</translation>
    </message>
    <message>
        <source>This family is very large. The edits nearest to its original are shown.</source>
        <translation>谱系过大，仅显示最接近原图的编辑。</translation>
    </message>
    <message>
        <source>Amber from generation {number}: each edit of an edit loses a little quality.</source>
        <translation>从第 {number} 代起以琥珀色显示：每在结果上再编辑一次，画质都会略有损失。</translation>
    </message>
</context>
<context>
    <name>ListColumns</name>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>指令</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>评分</translation>
    </message>
</context>
<context>
    <name>ListView</name>
    <message>
        <source>Gallery as a list</source>
        <translation>图库列表</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>The library cannot be opened</source>
        <translation>无法打开资料库</translation>
    </message>
    <message>
        <source>Qwen Studio was ended by the system last time. Everything that was paid for is kept.</source>
        <translation>Qwen Studio 上次被系统终止。已付费的内容都已保留。</translation>
    </message>
    <message>
        <source>Show the report</source>
        <translation>查看报告</translation>
    </message>
    <message>
        <source>Turn the photo into a pencil sketch with warm light</source>
        <translation>把照片变成铅笔素描，光线温暖</translation>
    </message>
    <message>
        <source>Hints of every kind are shown below the instruction again.</source>
        <translation>指令下方会重新显示所有类型的提示。</translation>
    </message>
    <message>
        <source>Esc leaves full screen</source>
        <translation>按 Esc 退出全屏</translation>
    </message>
</context>
<context>
    <name>MaintenanceDialog</name>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>发现的问题</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation>在文件夹中显示(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Restart to mend it</source>
        <translation>重启并修复(&amp;R)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Go on in the &amp;background</source>
        <translation>在后台继续(&amp;B)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>资料库</translation>
    </message>
</context>
<context>
    <name>MaintenanceWords</name>
    <message>
        <source>Verifying the library</source>
        <translation>校验资料库</translation>
    </message>
    <message>
        <source>Entering files that the database does not know</source>
        <translation>录入数据库未收录的文件</translation>
    </message>
    <message>
        <source>Rebuilding the database</source>
        <translation>重建数据库</translation>
    </message>
    <message>
        <source>Backing up the database</source>
        <translation>备份数据库</translation>
    </message>
    <message>
        <source>Writing the list</source>
        <translation>写入清单</translation>
    </message>
    <message>
        <source>Importing pictures</source>
        <translation>导入图片</translation>
    </message>
    <message>
        <source>Looking for missing files</source>
        <translation>查找缺失文件</translation>
    </message>
    <message>
        <source>Exporting pictures</source>
        <translation>导出图片</translation>
    </message>
    <message>
        <source>Making a contact sheet</source>
        <translation>制作联系表</translation>
    </message>
    <message>
        <source>Copying the library to its new place</source>
        <translation>复制资料库到新位置</translation>
    </message>
    <message>
        <source>Verifying changes nothing, so it can be stopped at any time.</source>
        <translation>校验不做任何改动，可以随时停止。</translation>
    </message>
    <message>
        <source>Until it is complete, the present database stays in its place; stopped, all is as it was.</source>
        <translation>完成之前，现有数据库保持不变；中途停止不会有任何影响。</translation>
    </message>
    <message>
        <source>Every file is compared after it was copied. Stopped, the library stays where it is.</source>
        <translation>每个文件复制后都会比对。中途停止，资料库仍在原处。</translation>
    </message>
    <message>
        <source>Stopped, nothing is saved.</source>
        <translation>中途停止，不会保存任何内容。</translation>
    </message>
    <message>
        <source>It can be stopped at any time; what is done until then stays.</source>
        <translation>可以随时停止，已完成的部分会保留。</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} / {total}</translation>
    </message>
    <message>
        <source>{progress} · {count} a second</source>
        <translation>{progress} · 每秒 {count} 个</translation>
    </message>
    <message>
        <source>Stopped: {work}.</source>
        <translation>已停止：{work}。</translation>
    </message>
    <message>
        <source>The list was written to {file}.</source>
        <translation>清单已写入 {file}。</translation>
    </message>
    <message>
        <source>The library is in “{folder}” now: {count} files were copied and compared.</source>
        <translation>资料库现位于“{folder}”：已复制并比对 {count} 个文件。</translation>
    </message>
    <message>
        <source>The old folder “{folder}” is as it was, and is not used any more. Remove it yourself once you are sure.</source>
        <translation>旧文件夹“{folder}”保持原样，不再使用。确认无误后可自行删除。</translation>
    </message>
    <message>
        <source>{work} was ended by a mistake in Qwen Studio.</source>
        <translation>“{work}”因 Qwen Studio 内部出错而中断。</translation>
    </message>
    <message>
        <source>The database was rebuilt: {pictures}, {edits} and {inputs} were entered.</source>
        <translation>数据库已重建：已录入 {pictures}、{edits}和 {inputs}。</translation>
    </message>
    <message>
        <source>1 edit</source>
        <translation>1 次编辑</translation>
    </message>
    <message>
        <source>{count} edits</source>
        <translation>{count} 次编辑</translation>
    </message>
    <message>
        <source>The former database is kept as {file}.</source>
        <translation>原数据库已保留为 {file}。</translation>
    </message>
    <message>
        <source>The damaged file is kept as {file}.</source>
        <translation>损坏的文件已保留为 {file}。</translation>
    </message>
    <message>
        <source>The library&apos;s database was damaged and was set aside.</source>
        <translation>资料库的数据库已损坏，已将其另行保留。</translation>
    </message>
    <message>
        <source>There was no good backup, so a new one was begun.</source>
        <translation>没有完好的备份，因此新建了数据库。</translation>
    </message>
    <message>
        <source>The backup of {day} was brought back.</source>
        <translation>已恢复 {day} 的备份。</translation>
    </message>
    <message>
        <source>1 entry of the damaged one could still be read and was brought over.</source>
        <translation>损坏的数据库中有 1 条记录仍可读取，已转入。</translation>
    </message>
    <message>
        <source>{count} entries of the damaged one could still be read and were brought over.</source>
        <translation>损坏的数据库中有 {count} 条记录仍可读取，已转入。</translation>
    </message>
    <message>
        <source>1 of them may hold errors.</source>
        <translation>其中 1 条可能有误。</translation>
    </message>
    <message>
        <source>{count} of them may hold errors.</source>
        <translation>其中 {count} 条可能有误。</translation>
    </message>
    <message>
        <source>{file}: it is not the picture that was delivered; it was changed or is damaged.</source>
        <translation>{file}：与交付时的图片不同，已被修改或损坏。</translation>
    </message>
    <message>
        <source>There was no file that the database did not know.</source>
        <translation>没有数据库未收录的文件。</translation>
    </message>
    <message>
        <source>{pictures} and {inputs} were entered from their files.</source>
        <translation>已从文件录入 {pictures}和 {inputs}。</translation>
    </message>
    <message>
        <source>{pictures}{inputs} was entered from its file.</source>
        <translation>已从文件录入 {pictures}{inputs}。</translation>
    </message>
    <message>
        <source>{pictures}{inputs} were entered from their files.</source>
        <translation>已从文件录入 {pictures}{inputs}。</translation>
    </message>
    <message>
        <source>Some files were left alone or are not as they were delivered:</source>
        <translation>部分文件未处理，或与交付时不同：</translation>
    </message>
    <message>
        <source>{rows} rows and {pictures} checked</source>
        <translation>已检查 {rows} 条记录和 {pictures}</translation>
    </message>
    <message>
        <source>{counts}: everything is in order.</source>
        <translation>{counts}：一切正常。</translation>
    </message>
    <message>
        <source>1 thing is not in order</source>
        <translation>1 处有问题</translation>
    </message>
    <message>
        <source>{count} things are not in order</source>
        <translation>{count} 处有问题</translation>
    </message>
    <message>
        <source>{counts}: {found}.</source>
        <translation>{counts}：{found}。</translation>
    </message>
    <message>
        <source>An answer that is missing cannot be asked for again; the details of its edit hold the request id for the support of the service.</source>
        <translation>缺失的响应无法再次获取；编辑详情中有请求 ID，可提供给服务的技术支持。</translation>
    </message>
    <message>
        <source>Restart Qwen Studio to mend the database: it is set aside, and brought back from the newest good backup and everything that can still be read.</source>
        <translation>重新启动 Qwen Studio 即可修复数据库：现有数据库会另行保留，再用最近的完好备份和所有仍可读取的内容恢复。</translation>
    </message>
    <message>
        <source>Bring missing files back to their places from a backup or the trash of your system.</source>
        <translation>从备份或系统回收站把缺失文件放回原处。</translation>
    </message>
    <message>
        <source>Changed files were edited by another program, or the drive has damaged them: bring them back from a backup of your own.</source>
        <translation>有改动的文件被其他程序编辑过，或因磁盘故障而损坏：请用你自己的备份恢复。</translation>
    </message>
    <message>
        <source>“Rebuild the database” in the Library menu enters files that it does not know.</source>
        <translation>“资料库”菜单中的“重建数据库”可以录入数据库未收录的文件。</translation>
    </message>
    <message>
        <source>The database was backed up, and the backup was checked.</source>
        <translation>数据库已备份，备份已通过检查。</translation>
    </message>
    <message>
        <source>Today&apos;s backup is there already, and it was checked.</source>
        <translation>今天的备份已存在，并已通过检查。</translation>
    </message>
    <message>
        <source>There is no backup of today: the drive has too little room, or cannot be written.</source>
        <translation>今天没有备份：磁盘空间不足，或无法写入。</translation>
    </message>
    <message>
        <source>Make room on the drive, then try again. The log says more.</source>
        <translation>请腾出磁盘空间后再试。日志中有更多信息。</translation>
    </message>
    <message>
        <source>The library&apos;s database is damaged.</source>
        <translation>资料库的数据库已损坏。</translation>
    </message>
    <message>
        <source>Restart Qwen Studio to mend it: the database is set aside, and brought back from the newest good backup, everything that can still be read, and the pictures&apos; files. Your pictures are not touched.</source>
        <translation>重新启动 Qwen Studio 即可修复：现有数据库会另行保留，再用最近的完好备份、所有仍可读取的内容和图片文件恢复。你的图片不受影响。</translation>
    </message>
    <message>
        <source>1 picture</source>
        <translation>1 张图片</translation>
    </message>
    <message>
        <source>{count} pictures</source>
        <translation>{count} 张图片</translation>
    </message>
    <message>
        <source>1 input</source>
        <translation>1 张输入图</translation>
    </message>
    <message>
        <source>{count} inputs</source>
        <translation>{count} 张输入图</translation>
    </message>
</context>
<context>
    <name>MarkActions</name>
    <message>
        <source>Ta&amp;gs…</source>
        <translation>标签(&amp;G)…</translation>
    </message>
    <message>
        <source>N&amp;ote…</source>
        <translation>备注(&amp;O)…</translation>
    </message>
    <message>
        <source>Rat&amp;ing</source>
        <translation>评分(&amp;I)</translation>
    </message>
    <message>
        <source>Albu&amp;ms</source>
        <translation>相册(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;No rating</source>
        <translation>无评分(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;1 star</source>
        <translation>&amp;1 星</translation>
    </message>
    <message>
        <source>&amp;{count} stars</source>
        <translation>&amp;{count} 星</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>&amp;New album…</source>
        <translation>新建相册(&amp;N)…</translation>
    </message>
    <message>
        <source>New album</source>
        <translation>新建相册</translation>
    </message>
    <message>
        <source>Name of the album for what is chosen:</source>
        <translation>所选图片的相册名称：</translation>
    </message>
</context>
<context>
    <name>MarkHints</name>
    <message>
        <source>{n} more</source>
        <translation>另外 {n} 条</translation>
    </message>
    <message>
        <source>Add “{words}”</source>
        <translation>补上“{words}”</translation>
    </message>
    <message>
        <source>Add “{words}” to the instruction</source>
        <translation>在指令中补上“{words}”</translation>
    </message>
    <message>
        <source>Say where:</source>
        <translation>说明位置：</translation>
    </message>
</context>
<context>
    <name>MarkingActions</name>
    <message>
        <source>Select and move</source>
        <translation>选择与移动</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>方框</translation>
    </message>
    <message>
        <source>Arrow</source>
        <translation>箭头</translation>
    </message>
    <message>
        <source>Freehand</source>
        <translation>手绘</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Numbered pin</source>
        <translation>编号标记</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>红色</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>黄色</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>紫色</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Remove the mark</source>
        <translation>移除标注</translation>
    </message>
    <message>
        <source>Remove all marks</source>
        <translation>移除全部标注</translation>
    </message>
    <message>
        <source>Edit the words…</source>
        <translation>编辑文字…</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>MarkingBar</name>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
</context>
<context>
    <name>MarkingCanvas</name>
    <message>
        <source>Picture to draw on</source>
        <translation>要标注的图片</translation>
    </message>
    <message>
        <source>{count} marks</source>
        <translation>{count} 个标注</translation>
    </message>
    <message>
        <source>1 mark</source>
        <translation>1 个标注</translation>
    </message>
</context>
<context>
    <name>MarkingDialog</name>
    <message>
        <source>Draw marks on Image {n}</source>
        <translation>在图 {n} 上画标注</translation>
    </message>
    <message>
        <source>A picture takes {n} marks. Remove some.</source>
        <translation>每张图片最多 {n} 个标注。先移除一些。</translation>
    </message>
    <message>
        <source>Click a mark to move it, drag its corners to reshape it, double-click words to edit them.</source>
        <translation>点击标注可移动，拖动角点可改变形状，双击文字可编辑。</translation>
    </message>
    <message>
        <source>Drag a box around what you mean.</source>
        <translation>在目标周围拖出方框。</translation>
    </message>
    <message>
        <source>Drag to where the arrow is to point.</source>
        <translation>拖向箭头要指的位置。</translation>
    </message>
    <message>
        <source>Draw a line, or all the way round something.</source>
        <translation>画一条线，或绕目标画一圈。</translation>
    </message>
    <message>
        <source>Click where words are to stand. They are drawn on what is sent.</source>
        <translation>点击要放文字的位置。文字会画在发送的图片上。</translation>
    </message>
    <message>
        <source>Click to set the next pin; the instruction can say “at pin 1”.</source>
        <translation>点击放置下一个编号标记；指令中可以写“在标记1处”。</translation>
    </message>
    <message>
        <source>Enter puts it into the middle, and arrow keys move it.</source>
        <translation>按回车放到画面中央，按方向键移动。</translation>
    </message>
</context>
<context>
    <name>MarksDialog</name>
    <message>
        <source>Of {count} pictures</source>
        <translation>{count} 张图片</translation>
    </message>
    <message>
        <source>Of the chosen picture</source>
        <translation>所选图片</translation>
    </message>
</context>
<context>
    <name>MarksSection</name>
    <message>
        <source>mixed</source>
        <translation>不一致</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Albums</source>
        <translation>相册</translation>
    </message>
</context>
<context>
    <name>MentionBar</name>
    <message>
        <source>Image {n}</source>
        <translation>图 {n}</translation>
    </message>
    <message>
        <source>Insert Image {n}</source>
        <translation>插入图 {n}</translation>
    </message>
    <message>
        <source>Write “Image {n}” at the cursor</source>
        <translation>在光标处插入“图 {n}”</translation>
    </message>
</context>
<context>
    <name>MentionPopup</name>
    <message>
        <source>Images to name</source>
        <translation>可引用的图片</translation>
    </message>
    <message>
        <source>Image {n}, {name}</source>
        <translation>图 {n}，{name}</translation>
    </message>
</context>
<context>
    <name>MenuBar</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>Te&amp;xt size</source>
        <translation>文字大小(&amp;X)</translation>
    </message>
    <message>
        <source>La&amp;nguage</source>
        <translation>语言(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Image</source>
        <translation>图像(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Gallery</source>
        <translation>图库(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Library</source>
        <translation>资料库(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Open a &amp;sample</source>
        <translation>打开示例(&amp;S)</translation>
    </message>
    <message>
        <source>Coffee</source>
        <translation>咖啡</translation>
    </message>
    <message>
        <source>Astronaut</source>
        <translation>宇航员</translation>
    </message>
    <message>
        <source>Chelsea</source>
        <translation>猫咪切尔西</translation>
    </message>
    <message>
        <source>Hubble deep field</source>
        <translation>哈勃深空</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
</context>
<context>
    <name>MoneyPage</name>
    <message>
        <source>{cap}, US dollars</source>
        <translation>{cap}（美元）</translation>
    </message>
    <message>
        <source>An edit that would pass it is not sent. Demo edits are free.</source>
        <translation>超出上限的编辑不会发送。演示编辑免费。</translation>
    </message>
    <message>
        <source>limit budget money cost price dollar spending</source>
        <translation>限额 预算 费用 花费 价格 支出 上限 budget cost</translation>
    </message>
    <message>
        <source>What was spent</source>
        <translation>支出情况</translation>
    </message>
    <message>
        <source>Sums, the ledger of every month, free images, and a table for other programs.</source>
        <translation>合计、每月账目、免费额度，以及供其他程序使用的表格。</translation>
    </message>
    <message>
        <source>ledger price bill invoice free images export CSV</source>
        <translation>账目 账单 价格 免费 导出 CSV ledger</translation>
    </message>
    <message>
        <source>Spending…</source>
        <translation>支出…</translation>
    </message>
    <message>
        <source>What is never done without asking</source>
        <translation>绝不擅自进行的操作</translation>
    </message>
    <message>
        <source>No edit is sent by itself, none is sent twice, and the button that sends says what it costs.</source>
        <translation>不会自动发送编辑，不会重复发送，发送按钮上总会写明价格。</translation>
    </message>
    <message>
        <source>confirm safety expensive</source>
        <translation>确认 安全 昂贵 confirm</translation>
    </message>
</context>
<context>
    <name>MoreFilters</name>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Any rating</source>
        <translation>任意评分</translation>
    </message>
    <message>
        <source>Album</source>
        <translation>相册</translation>
    </message>
    <message>
        <source>Any album</source>
        <translation>任意相册</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地域</translation>
    </message>
    <message>
        <source>All regions</source>
        <translation>所有地域</translation>
    </message>
    <message>
        <source>Seed…</source>
        <translation>种子…</translation>
    </message>
    <message>
        <source>Has a problem</source>
        <translation>有问题</translation>
    </message>
    <message>
        <source>Save this search…</source>
        <translation>保存此搜索…</translation>
    </message>
    <message>
        <source>Saved searches</source>
        <translation>已保存的搜索</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Filter: {count}</source>
        <translation>筛选：{count}</translation>
    </message>
</context>
<context>
    <name>NamesField</name>
    <message>
        <source>{name} · {count} of {all}</source>
        <translation>{name} · {count} / {all}</translation>
    </message>
</context>
<context>
    <name>Naming</name>
    <message>
        <source>Name of this search</source>
        <translation>搜索名称</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Name of the new album</source>
        <translation>新相册的名称</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>New name of “{name}”</source>
        <translation>“{name}”的新名称</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
</context>
<context>
    <name>NewEdit</name>
    <message>
        <source>New edit</source>
        <translation>新建编辑</translation>
    </message>
</context>
<context>
    <name>NewPlaceDialog</name>
    <message>
        <source>New folder</source>
        <translation>新文件夹</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Write the whole path.</source>
        <translation>请填写完整路径。</translation>
    </message>
</context>
<context>
    <name>News</name>
    <message>
        <source>No file manager could be started. The file is here: {path}</source>
        <translation>无法启动文件管理器。文件位于：{path}</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>复制路径</translation>
    </message>
    <message>
        <source>Undone on the Edit page: {step}</source>
        <translation>已在“编辑”页面撤销：{step}</translation>
    </message>
    <message>
        <source>Undone in the library: {step}</source>
        <translation>已在资料库中撤销：{step}</translation>
    </message>
    <message>
        <source>Undone: {step}</source>
        <translation>已撤销：{step}</translation>
    </message>
    <message>
        <source>Done again on the Edit page: {step}</source>
        <translation>已在“编辑”页面重做：{step}</translation>
    </message>
    <message>
        <source>Done again in the library: {step}</source>
        <translation>已在资料库中重做：{step}</translation>
    </message>
    <message>
        <source>Done again: {step}</source>
        <translation>已重做：{step}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>NodeCommands</name>
    <message>
        <source>&amp;Picture</source>
        <translation>图片(&amp;P)</translation>
    </message>
    <message>
        <source>Rename the original</source>
        <translation>重命名原图</translation>
    </message>
    <message>
        <source>What it is called here; its file keeps its name:</source>
        <translation>在此处显示的名称，文件名不变：</translation>
    </message>
    <message>
        <source>Note on the original</source>
        <translation>原图备注</translation>
    </message>
    <message>
        <source>What there is to say of “{name}”:</source>
        <translation>“{name}”的备注：</translation>
    </message>
</context>
<context>
    <name>NoteBox</name>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>添加备注</translation>
    </message>
    <message>
        <source>Different notes; what you write here replaces them</source>
        <translation>备注不一致，在此输入会替换全部备注</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>NoticeWords</name>
    <message>
        <source>Outcome of an edit unknown</source>
        <translation>有编辑结果未知</translation>
    </message>
    <message>
        <source>An edit needs you</source>
        <translation>有编辑需要处理</translation>
    </message>
    <message>
        <source>Edit done</source>
        <translation>编辑完成</translation>
    </message>
    <message>
        <source>{count} done</source>
        <translation>{count} 次完成</translation>
    </message>
    <message>
        <source>{count} failed</source>
        <translation>{count} 次失败</translation>
    </message>
    <message>
        <source>{count} with unknown outcome</source>
        <translation>{count} 次结果未知</translation>
    </message>
    <message>
        <source>{count} edits are over</source>
        <translation>{count} 次编辑已结束</translation>
    </message>
    <message>
        <source>“{title}”</source>
        <translation>“{title}”</translation>
    </message>
    <message>
        <source>1 result</source>
        <translation>1 张结果</translation>
    </message>
    <message>
        <source>{count} results</source>
        <translation>{count} 张结果</translation>
    </message>
</context>
<context>
    <name>OpenWithDialog</name>
    <message>
        <source>Open with</source>
        <translation>打开方式</translation>
    </message>
    <message>
        <source>Programs</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>The system&apos;s own choice</source>
        <translation>系统默认程序</translation>
    </message>
    <message>
        <source>O&amp;ther program…</source>
        <translation>其他程序(&amp;T)…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>Choose a program</source>
        <translation>选择程序</translation>
    </message>
</context>
<context>
    <name>OpenedFiles</name>
    <message>
        <source>Pictures ({patterns})</source>
        <translation>图片 ({patterns})</translation>
    </message>
    <message>
        <source>Open pictures</source>
        <translation>打开图片</translation>
    </message>
    <message>
        <source>The service takes three pictures; {count} were left out.</source>
        <translation>服务最多接受三张图片，{count} 张未放入。</translation>
    </message>
    <message>
        <source>{count} of {all} pictures were left out: no image is free. Remove one, and open them again.</source>
        <translation>{all} 张图片中有 {count} 张未放入：没有空插槽。移除一张后再重新打开。</translation>
    </message>
    <message>
        <source>{count} more are not there, or are no pictures.</source>
        <translation>另有 {count} 个文件不存在或不是图片。</translation>
    </message>
    <message>
        <source>Left out: {names} and {count} more</source>
        <translation>未放入：{names}，另有 {count} 张</translation>
    </message>
    <message>
        <source>Left out: {names}</source>
        <translation>未放入：{names}</translation>
    </message>
</context>
<context>
    <name>OutOfSight</name>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Show the hidden edits</source>
        <translation>显示隐藏的编辑</translation>
    </message>
    <message>
        <source>1 edit goes on hidden</source>
        <translation>有 1 次隐藏的编辑仍在进行</translation>
    </message>
    <message>
        <source>{count} edits go on hidden</source>
        <translation>有 {count} 次隐藏的编辑仍在进行</translation>
    </message>
</context>
<context>
    <name>OutgoingDialog</name>
    <message>
        <source>What will be sent</source>
        <translation>将发送的内容</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Actual &amp;pixels</source>
        <translation>实际像素(&amp;P)</translation>
    </message>
    <message>
        <source>Preparing the pictures…</source>
        <translation>正在准备图片…</translation>
    </message>
    <message>
        <source>Variant</source>
        <translation>变体</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>指令</translation>
    </message>
    <message>
        <source>No instruction yet</source>
        <translation>还没有指令</translation>
    </message>
    <message>
        <source>Request as JSON</source>
        <translation>JSON 请求</translation>
    </message>
    <message>
        <source>Request as JSON, pictures shortened</source>
        <translation>JSON 请求，图片数据已截短</translation>
    </message>
    <message>
        <source>&amp;Copy JSON</source>
        <translation>复制 JSON(&amp;C)</translation>
    </message>
    <message>
        <source>Variant {n} of {count}: {label}</source>
        <translation>变体 {n} / {count}：{label}</translation>
    </message>
    <message>
        <source>Image {n}</source>
        <translation>图 {n}</translation>
    </message>
    <message>
        <source>No picture will be sent.</source>
        <translation>不会发送图片。</translation>
    </message>
    <message>
        <source>Image {n} as it will be sent</source>
        <translation>将发送的图 {n}</translation>
    </message>
</context>
<context>
    <name>OutgoingFacts</name>
    <message>
        <source>To</source>
        <translation>发送到</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Avoid</source>
        <translation>避免出现</translation>
    </message>
    <message>
        <source>nothing (one space)</source>
        <translation>无（一个空格）</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>the demo on this machine</source>
        <translation>本机演示</translation>
    </message>
    <message>
        <source>{count} bytes</source>
        <translation>{count} 字节</translation>
    </message>
    <message>
        <source>1 image</source>
        <translation>1 张图片</translation>
    </message>
    <message>
        <source>{n} images</source>
        <translation>{n} 张图片</translation>
    </message>
    <message>
        <source>{count} of {size} pixels</source>
        <translation>{count}，{size} 像素</translation>
    </message>
    <message>
        <source>{count} of about {size} pixels</source>
        <translation>{count}，约 {size} 像素</translation>
    </message>
</context>
<context>
    <name>OutgoingWords</name>
    <message>
        <source>{name}: sent as a link</source>
        <translation>{name}：以链接发送</translation>
    </message>
    <message>
        <source>{name}: {size} pixels, {kind}, {bytes}</source>
        <translation>{name}：{size} 像素，{kind}，{bytes}</translation>
    </message>
    <message>
        <source>{facts}. Sent as it is.</source>
        <translation>{facts}。原样发送。</translation>
    </message>
    <message>
        <source>{facts}. Changed: {changes}.</source>
        <translation>{facts}。已处理：{changes}。</translation>
    </message>
    <message>
        <source>{facts}. Changed from {before}: {changes}.</source>
        <translation>{facts}。原为 {before}，已处理：{changes}。</translation>
    </message>
    <message>
        <source>The service fetches this picture itself:
{url}</source>
        <translation>这张图片由服务自行下载：
{url}</translation>
    </message>
    <message>
        <source>Image {n} is still being read.</source>
        <translation>图 {n} 还在读取。</translation>
    </message>
    <message>
        <source>Not ready to be sent. {reasons}</source>
        <translation>还不能发送。{reasons}</translation>
    </message>
</context>
<context>
    <name>PageList</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>{page} ({count})</source>
        <translation>{page}（{count}）</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>It belongs to the Edit page</source>
        <translation>仅在“编辑”页面可用</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Command palette</source>
        <translation>命令面板</translation>
    </message>
    <message>
        <source>Recently chosen</source>
        <translation>最近使用</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Instructions that were sent</source>
        <translation>发送过的指令</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Search actions, instructions, pictures, presets</source>
        <translation>搜索操作、指令、图片、预设</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>搜索结果</translation>
    </message>
    <message>
        <source>Nothing here has these words</source>
        <translation>没有找到匹配的内容</translation>
    </message>
    <message>
        <source>This cannot be done now</source>
        <translation>暂时无法执行</translation>
    </message>
    <message>
        <source>Enter shows the picture, Esc leaves</source>
        <translation>按回车显示图片，按 Esc 关闭</translation>
    </message>
    <message>
        <source>Enter does it, Esc leaves</source>
        <translation>按回车执行，按 Esc 关闭</translation>
    </message>
    <message>
        <source>Enter puts the words into the field, Esc leaves</source>
        <translation>按回车填入文字，按 Esc 关闭</translation>
    </message>
</context>
<context>
    <name>Parameters</name>
    <message>
        <source>Draws “Qwen-Image” into the lower right corner of each result</source>
        <translation>在每张结果的右下角添加“Qwen-Image”字样</translation>
    </message>
    <message>
        <source>Lets the service put the instruction into richer words (prompt_extend) before it paints</source>
        <translation>让服务先把指令扩写得更丰富（prompt_extend），再生成图片</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>张数</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Number of images</source>
        <translation>张数</translation>
    </message>
    <message>
        <source>Watermark</source>
        <translation>水印</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Rewrite instruction</source>
        <translation>改写指令</translation>
    </message>
    <message>
        <source>Like Image {n}</source>
        <translation>同图 {n}</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>About a megapixel, with the aspect of the last image</source>
        <translation>约一百万像素，宽高比与最后一张图一致</translation>
    </message>
    <message>
        <source>{name} · {size}</source>
        <translation>{name} · {size}</translation>
    </message>
    <message>
        <source>{model} makes at most {n} a call</source>
        <translation>{model} 每次最多生成 {n} 张</translation>
    </message>
    <message>
        <source>1 image</source>
        <translation>1 张图片</translation>
    </message>
    <message>
        <source>{n} images</source>
        <translation>{n} 张图片</translation>
    </message>
</context>
<context>
    <name>PathRow</name>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Show in the file manager: {name}</source>
        <translation>在文件管理器中显示：{name}</translation>
    </message>
</context>
<context>
    <name>PeriodWords</name>
    <message>
        <source>day cap</source>
        <translation>每日上限</translation>
    </message>
    <message>
        <source>month cap</source>
        <translation>每月上限</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
</context>
<context>
    <name>PictureActions</name>
    <message>
        <source>Com&amp;pare the two</source>
        <translation>对比两张(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation>另存为(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation>在文件夹中显示(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>Contact s&amp;heet…</source>
        <translation>联系表(&amp;H)…</translation>
    </message>
    <message>
        <source>Open &amp;with…</source>
        <translation>打开方式(&amp;W)…</translation>
    </message>
    <message>
        <source>F&amp;avourite</source>
        <translation>收藏(&amp;A)</translation>
    </message>
    <message>
        <source>Move to &amp;trash</source>
        <translation>移到回收站(&amp;T)</translation>
    </message>
    <message>
        <source>Use as Image &amp;{number}</source>
        <translation>用作图 &amp;{number}</translation>
    </message>
    <message>
        <source>It is in the trash already</source>
        <translation>已在回收站中</translation>
    </message>
    <message>
        <source>Choose a single picture first</source>
        <translation>先选择单张图片</translation>
    </message>
    <message>
        <source>Choose two pictures in the gallery first</source>
        <translation>先在图库中选择两张图片</translation>
    </message>
    <message>
        <source>The files of these pictures are missing or cannot be read</source>
        <translation>这些图片的文件缺失或无法读取</translation>
    </message>
</context>
<context>
    <name>PictureFacts</name>
    <message>
        <source>Instruction</source>
        <translation>指令</translation>
    </message>
    <message>
        <source>Avoid</source>
        <translation>避免出现</translation>
    </message>
    <message>
        <source>Made from</source>
        <translation>输入图</translation>
    </message>
    <message>
        <source>Made from this</source>
        <translation>由此生成</translation>
    </message>
    <message>
        <source>Made from this ({count})</source>
        <translation>由此生成（{count}）</translation>
    </message>
    <message>
        <source>Made from this (over {count})</source>
        <translation>由此生成（超过 {count} 张）</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>预计尺寸</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>异常</translation>
    </message>
    <message>
        <source>Generation</source>
        <translation>编辑代数</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>生成时间</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Price of</source>
        <translation>价格日期</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地域</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>请求 ID</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>File size</source>
        <translation>文件大小</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Copy request id</source>
        <translation>复制请求 ID</translation>
    </message>
    <message>
        <source>Copy SHA-256</source>
        <translation>复制 SHA-256</translation>
    </message>
</context>
<context>
    <name>PictureSaver</name>
    <message>
        <source>The file “{name}” is missing.</source>
        <translation>文件“{name}”缺失。</translation>
    </message>
    <message>
        <source>PNG picture with how it was made (*.png)</source>
        <translation>PNG 图片，含制作记录 (*.png)</translation>
    </message>
    <message>
        <source>PNG picture without how it was made (*.png)</source>
        <translation>PNG 图片，不含制作记录 (*.png)</translation>
    </message>
    <message>
        <source>JPEG picture (*.jpg *.jpeg)</source>
        <translation>JPEG 图片 (*.jpg *.jpeg)</translation>
    </message>
    <message>
        <source>WEBP picture (*.webp)</source>
        <translation>WEBP 图片 (*.webp)</translation>
    </message>
    <message>
        <source>Save picture as</source>
        <translation>图片另存为</translation>
    </message>
    <message>
        <source>Saved {name}</source>
        <translation>已保存 {name}</translation>
    </message>
    <message>
        <source>Save {count} pictures in a folder</source>
        <translation>将 {count} 张图片保存到文件夹</translation>
    </message>
    <message>
        <source>Saved {count} pictures</source>
        <translation>已保存 {count} 张图片</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
</context>
<context>
    <name>PictureSurface</name>
    <message>
        <source>Before</source>
        <translation>编辑前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>编辑后</translation>
    </message>
</context>
<context>
    <name>Pictures</name>
    <message>
        <source>Make {count} pictures favourites</source>
        <translation>收藏 {count} 张图片</translation>
    </message>
    <message>
        <source>Make a picture a favourite</source>
        <translation>收藏图片</translation>
    </message>
    <message>
        <source>Take {count} pictures from the favourites</source>
        <translation>取消收藏 {count} 张图片</translation>
    </message>
    <message>
        <source>No favourite any more</source>
        <translation>取消收藏</translation>
    </message>
    <message>
        <source>Move {count} pictures to the trash</source>
        <translation>将 {count} 张图片移到回收站</translation>
    </message>
    <message>
        <source>Move a picture to the trash</source>
        <translation>将图片移到回收站</translation>
    </message>
    <message>
        <source>{count} pictures moved to trash</source>
        <translation>{count} 张图片已移到回收站</translation>
    </message>
    <message>
        <source>Moved to trash</source>
        <translation>已移到回收站</translation>
    </message>
    <message>
        <source>Restore {count} pictures from the trash</source>
        <translation>从回收站恢复 {count} 张图片</translation>
    </message>
    <message>
        <source>Restore a picture</source>
        <translation>恢复图片</translation>
    </message>
    <message>
        <source>{count} pictures restored from trash</source>
        <translation>已从回收站恢复 {count} 张图片</translation>
    </message>
    <message>
        <source>Restored from trash</source>
        <translation>已从回收站恢复</translation>
    </message>
</context>
<context>
    <name>PlaceKeys</name>
    <message>
        <source>In the viewer</source>
        <translation>查看器中</translation>
    </message>
    <message>
        <source>Next and previous result, or pan where it is zoomed</source>
        <translation>下一个、上一个结果；放大时平移</translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation>方向键</translation>
    </message>
    <message>
        <source>Zoom in and out</source>
        <translation>放大、缩小</translation>
    </message>
    <message>
        <source>+ and −, wheel, pinch</source>
        <translation>+ 和 −、滚轮、双指捏合</translation>
    </message>
    <message>
        <source>Fit, fill</source>
        <translation>适应窗口、填满</translation>
    </message>
    <message>
        <source>100 % and back, 200 %</source>
        <translation>100% 与还原、200%</translation>
    </message>
    <message>
        <source>Z or double click, Shift+Z</source>
        <translation>Z 或双击、Shift+Z</translation>
    </message>
    <message>
        <source>Use as Image 1, 2 or 3</source>
        <translation>用作图 1、2 或 3</translation>
    </message>
    <message>
        <source>Only the picture before, while held</source>
        <translation>按住时只显示编辑前</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格键</translation>
    </message>
    <message>
        <source>Next way to compare, swap before and after</source>
        <translation>切换对比方式、交换编辑前后</translation>
    </message>
    <message>
        <source>Move the divider, or amplify a difference</source>
        <translation>移动分隔线，或放大差异</translation>
    </message>
    <message>
        <source>Shift+Arrows</source>
        <translation>Shift+方向键</translation>
    </message>
    <message>
        <source>Drag the picture out, also where it is zoomed</source>
        <translation>拖出图片，放大时也可以</translation>
    </message>
    <message>
        <source>Drag, Ctrl+Drag</source>
        <translation>拖动、Ctrl+拖动</translation>
    </message>
    <message>
        <source>In the results and the lineage</source>
        <translation>结果区和谱系中</translation>
    </message>
    <message>
        <source>Go through them, and open one in the viewer</source>
        <translation>逐个浏览，并在查看器中打开</translation>
    </message>
    <message>
        <source>Arrows, Enter</source>
        <translation>方向键、回车</translation>
    </message>
    <message>
        <source>Compare with what is shown</source>
        <translation>与当前显示的对比</translation>
    </message>
    <message>
        <source>Alt+Click</source>
        <translation>Alt+点击</translation>
    </message>
    <message>
        <source>1, 2, 3 in the results</source>
        <translation>结果区中按 1、2、3</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Alt+1 to Alt+5, Alt+0</source>
        <translation>Alt+1 至 Alt+5、Alt+0</translation>
    </message>
    <message>
        <source>Drag out as a file</source>
        <translation>作为文件拖出</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>拖动</translation>
    </message>
    <message>
        <source>In the gallery</source>
        <translation>图库中</translation>
    </message>
    <message>
        <source>Edit the picture</source>
        <translation>编辑图片</translation>
    </message>
    <message>
        <source>Enter or double click</source>
        <translation>回车或双击</translation>
    </message>
    <message>
        <source>1 to 5, 0</source>
        <translation>1 至 5、0</translation>
    </message>
    <message>
        <source>Compare with the chosen one</source>
        <translation>与选中的图片对比</translation>
    </message>
    <message>
        <source>Larger and smaller tiles</source>
        <translation>放大、缩小缩略图</translation>
    </message>
    <message>
        <source>Ctrl+Wheel</source>
        <translation>Ctrl+滚轮</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>直接输入</translation>
    </message>
    <message>
        <source>In an input image</source>
        <translation>输入图中</translation>
    </message>
    <message>
        <source>Show or browse</source>
        <translation>显示或浏览</translation>
    </message>
    <message>
        <source>Enter or Space</source>
        <translation>回车或空格键</translation>
    </message>
    <message>
        <source>Paste a picture, a file or a link</source>
        <translation>粘贴图片、文件或链接</translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Go to the next</source>
        <translation>转到下一张</translation>
    </message>
    <message>
        <source>Swap two</source>
        <translation>交换两张</translation>
    </message>
    <message>
        <source>Drag one onto the other</source>
        <translation>把一张拖到另一张上</translation>
    </message>
</context>
<context>
    <name>PlaceMenu</name>
    <message>
        <source>Where edits go</source>
        <translation>编辑发送到</translation>
    </message>
    <message>
        <source>&amp;Demo, free</source>
        <translation>演示，免费(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Keys and regions…</source>
        <translation>密钥与地域(&amp;K)…</translation>
    </message>
</context>
<context>
    <name>Presets</name>
    <message>
        <source>Save a preset</source>
        <translation>保存预设</translation>
    </message>
    <message>
        <source>The preset “{title}” says something else now</source>
        <translation>预设“{title}”的内容已更新</translation>
    </message>
    <message>
        <source>Rename a preset</source>
        <translation>重命名预设</translation>
    </message>
    <message>
        <source>The preset “{title}” was deleted</source>
        <translation>预设“{title}”已删除</translation>
    </message>
    <message>
        <source>Delete a preset</source>
        <translation>删除预设</translation>
    </message>
    <message>
        <source>1 preset was added</source>
        <translation>已添加 1 个预设</translation>
    </message>
    <message>
        <source>{count} presets were added</source>
        <translation>已添加 {count} 个预设</translation>
    </message>
    <message>
        <source>Import presets</source>
        <translation>导入预设</translation>
    </message>
</context>
<context>
    <name>PresetsPopup</name>
    <message>
        <source>Presets for Avoid</source>
        <translation>“避免出现”的预设</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Search the presets</source>
        <translation>搜索预设</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>Language of the presets</source>
        <translation>预设语言</translation>
    </message>
    <message>
        <source>Save as preset…</source>
        <translation>存为预设…</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>分享</translation>
    </message>
    <message>
        <source>Your own presets as a file</source>
        <translation>以文件保存或添加我的预设</translation>
    </message>
    <message>
        <source>No preset has these words.</source>
        <translation>没有匹配的预设。</translation>
    </message>
    <message>
        <source>Enter takes it, Tab goes through the slots</source>
        <translation>按回车采用，按 Tab 切换填空处</translation>
    </message>
    <message>
        <source>Your presets</source>
        <translation>我的预设</translation>
    </message>
    <message>
        <source>{count} images</source>
        <translation>{count} 张图</translation>
    </message>
    <message>
        <source>New title of “{title}”</source>
        <translation>“{title}”的新名称</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Add presets from a file…</source>
        <translation>从文件添加预设…</translation>
    </message>
    <message>
        <source>Save my presets to a file…</source>
        <translation>将我的预设存为文件…</translation>
    </message>
    <message>
        <source>There are no presets of your own yet</source>
        <translation>还没有自定义预设</translation>
    </message>
    <message>
        <source>Add presets from a file</source>
        <translation>从文件添加预设</translation>
    </message>
    <message>
        <source>Save my presets to a file</source>
        <translation>将我的预设存为文件</translation>
    </message>
    <message>
        <source>Presets ({pattern})</source>
        <translation>预设 ({pattern})</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
</context>
<context>
    <name>PriceWords</name>
    <message>
        <source>free</source>
        <translation>免费</translation>
    </message>
    <message>
        <source>price unknown</source>
        <translation>价格未知</translation>
    </message>
    <message>
        <source>No price of {model} in {region} is known.</source>
        <translation>{model} 在{region}的价格未知。</translation>
    </message>
    <message>
        <source>{n} × ${price} with {model} in {region}, as of {day}. Failed calls are free.</source>
        <translation>{n} × ${price}（{model}，{region}，{day} 的价格）。失败的调用不收费。</translation>
    </message>
    <message>
        <source>Simulated on this machine, free of charge.
With a key: {known}</source>
        <translation>在本机模拟，不收费。
使用密钥时：{known}</translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>telemetry tracking analytics update check network internet account data collect</source>
        <translation>遥测 跟踪 统计 更新 网络 账号 数据 收集 隐私 telemetry</translation>
    </message>
    <message>
        <source>Nothing is reported</source>
        <translation>不上报任何信息</translation>
    </message>
    <message>
        <source>No telemetry, no account with this program, no look for updates. Reports stay on this machine.</source>
        <translation>没有遥测，使用程序无需账号，不检查更新。报告都留在本机。</translation>
    </message>
    <message>
        <source>What an edit sends</source>
        <translation>编辑会发送什么</translation>
    </message>
    <message>
        <source>Its pictures without their metadata, its words and parameters, and your key: to the region or address that you chose, and nowhere else. The demo sends nothing off this machine.</source>
        <translation>去除元数据的图片、文字和参数，以及你的密钥：只发送到你选择的地域或地址。演示不会向外发送任何内容。</translation>
    </message>
    <message>
        <source>See it yourself</source>
        <translation>亲自查看</translation>
    </message>
    <message>
        <source>Shows the next edit as the service would get it, before it is sent.</source>
        <translation>在发送前查看下一次编辑的请求，与服务收到的完全一致。</translation>
    </message>
    <message>
        <source>preview outgoing request body</source>
        <translation>预览 发送 请求 preview request</translation>
    </message>
    <message>
        <source>What will be sent…</source>
        <translation>将发送的内容…</translation>
    </message>
    <message>
        <source>Traces of your work</source>
        <translation>使用痕迹</translation>
    </message>
    <message>
        <source>History of words</source>
        <translation>文字历史</translation>
    </message>
    <message>
        <source>Empties the list of instructions that Ctrl+H and the palette offer; pinned ones stay. Pictures in the library still tell their own instruction.</source>
        <translation>清空 Ctrl+H 和命令面板中的指令列表，已置顶的会保留。资料库中的图片仍保留各自的指令。</translation>
    </message>
    <message>
        <source>clear delete forget instructions prompts history</source>
        <translation>清除 删除 指令 历史 clear history</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>最近的文件</translation>
    </message>
    <message>
        <source>Empties the list of pictures opened last. The files are not touched.</source>
        <translation>清空最近打开的图片列表，不影响文件。</translation>
    </message>
    <message>
        <source>clear delete forget open recent</source>
        <translation>清除 删除 最近 打开 clear recent</translation>
    </message>
    <message>
        <source>Clear recent files</source>
        <translation>清除最近的文件</translation>
    </message>
    <message>
        <source>The list of recent files is empty.</source>
        <translation>最近的文件列表已清空。</translation>
    </message>
    <message>
        <source>Choices in the command palette</source>
        <translation>命令面板的使用记录</translation>
    </message>
    <message>
        <source>Forgets what was chosen there last, which stands on top for that.</source>
        <translation>清除最近在命令面板中选过的项目，它们将不再排在最前。</translation>
    </message>
    <message>
        <source>clear delete forget recent Ctrl+K</source>
        <translation>清除 删除 最近 命令面板 Ctrl+K</translation>
    </message>
    <message>
        <source>Clear choices of the palette</source>
        <translation>清除命令面板的使用记录</translation>
    </message>
    <message>
        <source>The palette has no recent choices.</source>
        <translation>命令面板的使用记录已清除。</translation>
    </message>
    <message>
        <source>Places used last</source>
        <translation>上次使用的位置</translation>
    </message>
    <message>
        <source>Forgets the folders last opened and exported to, and what the two pages showed.</source>
        <translation>清除上次打开和导出的文件夹，以及两个页面上次显示的内容。</translation>
    </message>
    <message>
        <source>clear delete forget folder export gallery</source>
        <translation>清除 删除 文件夹 导出 图库 clear</translation>
    </message>
    <message>
        <source>Clear places used last</source>
        <translation>清除上次使用的位置</translation>
    </message>
    <message>
        <source>The places used last are forgotten.</source>
        <translation>上次使用的位置已清除。</translation>
    </message>
    <message>
        <source>Log and crash reports</source>
        <translation>日志和崩溃报告</translation>
    </message>
    <message>
        <source>Deletes the files. They hold no instruction, picture or key, but help to find what went wrong.</source>
        <translation>删除这些文件。其中不含指令、图片或密钥，但有助于查找问题。</translation>
    </message>
    <message>
        <source>clear delete log crash report</source>
        <translation>清除 删除 日志 崩溃报告 log crash</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>What is stored where</source>
        <translation>存储位置</translation>
    </message>
    <message>
        <source>folder path location storage disk</source>
        <translation>文件夹 路径 位置 存储 磁盘 folder path</translation>
    </message>
    <message>
        <source>Pictures, inputs, instructions, ledger</source>
        <translation>图片、输入图、指令、账目</translation>
    </message>
    <message>
        <source>The library.</source>
        <translation>资料库。</translation>
    </message>
    <message>
        <source>Settings, own presets, own catalogue</source>
        <translation>设置、自定义预设、自定义模型清单</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>缓存</translation>
    </message>
    <message>
        <source>May be emptied at any time.</source>
        <translation>可随时清空。</translation>
    </message>
    <message>
        <source>Log and crash reports of this machine</source>
        <translation>本机的日志和崩溃报告</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>In the keyring of your system, or in memory until the end.</source>
        <translation>在系统密钥环中，或仅在本次运行期间保存在内存中。</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Clear the history of words</source>
        <translation>清除文字历史</translation>
    </message>
    <message>
        <source>The history of words begins anew.</source>
        <translation>文字历史已清空。</translation>
    </message>
    <message>
        <source>Delete the log and all crash reports?</source>
        <translation>删除日志和全部崩溃报告？</translation>
    </message>
    <message>
        <source>This cannot be taken back. A new log begins at once.</source>
        <translation>此操作无法撤销。之后会立即开始新的日志。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>1 file was deleted.</source>
        <translation>已删除 1 个文件。</translation>
    </message>
    <message>
        <source>{count} files were deleted.</source>
        <translation>已删除 {count} 个文件。</translation>
    </message>
</context>
<context>
    <name>ProxyForm</name>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>HTTPS_PROXY and its like, or the system&apos;s own</source>
        <translation>HTTPS_PROXY 等环境变量，或系统代理</translation>
    </message>
    <message>
        <source>None</source>
        <translation>不使用</translation>
    </message>
    <message>
        <source>Own</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>&amp;Proxy address</source>
        <translation>代理地址(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation>用户名(&amp;U)</translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation>密码(&amp;W)</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Delete user name and password</source>
        <translation>删除用户名和密码</translation>
    </message>
    <message>
        <source>For calls and downloads. This computer itself is never asked of a proxy.</source>
        <translation>用于调用和下载。访问本机时从不使用代理。</translation>
    </message>
    <message>
        <source>User name and password are in the keyring.</source>
        <translation>用户名和密码在系统密钥环中。</translation>
    </message>
    <message>
        <source>User name and password are kept until Qwen Studio is closed.</source>
        <translation>用户名和密码保留到 Qwen Studio 关闭为止。</translation>
    </message>
    <message>
        <source>Only if the proxy asks for them. They go into the keyring.</source>
        <translation>仅当代理要求时填写，会存入系统密钥环。</translation>
    </message>
    <message>
        <source>A user name has no colon.</source>
        <translation>用户名不能含冒号。</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>查找范围(&amp;L)：</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>文件类型(&amp;T)：</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
</context>
<context>
    <name>RebaseCommands</name>
    <message>
        <source>A branch is being run again already. Let it end, or stop it.</source>
        <translation>已有分支正在重新运行。请等它完成，或先将其停止。</translation>
    </message>
    <message>
        <source>The library is still being opened. Try again in a moment.</source>
        <translation>资料库正在打开，请稍后再试。</translation>
    </message>
    <message>
        <source>Step {number} of {total} runs: “{title}”</source>
        <translation>正在重新运行第 {number} 步（共 {total} 步）：“{title}”</translation>
    </message>
    <message>
        <source>Stop after it</source>
        <translation>此步后停止</translation>
    </message>
    <message>
        <source>No further step will be sent</source>
        <translation>后续步骤不再发送</translation>
    </message>
    <message>
        <source>Stopped at “{title}”. {why} What builds on it was not sent.</source>
        <translation>停在“{title}”。{why} 依赖它的步骤未发送。</translation>
    </message>
    <message>
        <source>{delivered} of {total} steps have run; {left} have not.</source>
        <translation>共 {total} 步，已重新运行 {delivered} 步，{left} 步未运行。</translation>
    </message>
    <message>
        <source>All {count} steps have run. The new branch stands beside the old one.</source>
        <translation>全部 {count} 步已重新运行。新分支与原分支并列。</translation>
    </message>
    <message>
        <source>A step of a branch was not sent when the program ended: “{title}”. It is not sent by itself.</source>
        <translation>程序退出时，分支中有一步未发送：“{title}”。它不会自动发送。</translation>
    </message>
    <message>
        <source>{count} steps of a branch were not sent when the program ended, the first “{title}”. They are not sent by themselves.</source>
        <translation>程序退出时，分支中有 {count} 步未发送，第一步是“{title}”。它们不会自动发送。</translation>
    </message>
</context>
<context>
    <name>RebaseDialog</name>
    <message>
        <source>Change this step and run what follows</source>
        <translation>修改此步骤并重新运行后续步骤</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>指令</translation>
    </message>
    <message>
        <source>Avoid</source>
        <translation>避免出现</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>&amp;Instruction</source>
        <translation>指令(&amp;I)</translation>
    </message>
    <message>
        <source>A&amp;void</source>
        <translation>避免出现(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>模型(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Seed</source>
        <translation>种子(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;After it</source>
        <translation>之后运行(&amp;A)</translation>
    </message>
    <message>
        <source>The edits that there are stay as they are; the new ones stand beside them.</source>
        <translation>现有的编辑保持不变，新的编辑并列在旁。</translation>
    </message>
    <message>
        <source>Nothing was made from this step&apos;s results, so it runs alone.</source>
        <translation>没有步骤以此步骤的结果继续，因此只重新运行这一步。</translation>
    </message>
    <message>
        <source>Which steps run after it</source>
        <translation>之后运行哪些步骤</translation>
    </message>
    <message>
        <source>Only the way to “{title}”</source>
        <translation>仅到“{title}”为止的步骤</translation>
    </message>
    <message>
        <source>Everything that follows</source>
        <translation>之后的全部步骤</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>What is ticked here</source>
        <translation>下面勾选的步骤</translation>
    </message>
    <message>
        <source>The seed is a whole number, or empty for a random one.</source>
        <translation>种子须为整数，留空表示随机。</translation>
    </message>
    <message>
        <source>Run 1 edit · {price}</source>
        <translation>运行 1 次编辑 · {price}</translation>
    </message>
    <message>
        <source>Run {count} edits · {price}</source>
        <translation>运行 {count} 次编辑 · {price}</translation>
    </message>
</context>
<context>
    <name>RebaseSteps</name>
    <message>
        <source>Steps that follow</source>
        <translation>之后的步骤</translation>
    </message>
    <message>
        <source>{number}. {title}</source>
        <translation>{number}. {title}</translation>
    </message>
</context>
<context>
    <name>RebuildDialog</name>
    <message>
        <source>Rebuild the database</source>
        <translation>重建数据库</translation>
    </message>
    <message>
        <source>A new database is made from the pictures, each of which carries its own story.</source>
        <translation>每张图片都带有自己的制作记录，程序据此生成新的数据库。</translation>
    </message>
    <message>
        <source>What only the present database knows is not in the new one: favourites, ratings, notes, tags and albums, edits without pictures and what they cost. The present database is kept beside the new one, and no picture is touched.</source>
        <translation>只存在于现有数据库中的内容不会进入新数据库：收藏、评分、备注、标签和相册，以及没有图片的编辑及其费用。现有数据库会保留在新数据库旁边，图片不会被改动。</translation>
    </message>
    <message>
        <source>The window closes for that, and opens again when it is done.</source>
        <translation>重建时窗口会关闭，完成后重新打开。</translation>
    </message>
    <message>
        <source>Do &amp;without the pictures that are still to be fetched</source>
        <translation>放弃尚未取回的图片(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Rebuild</source>
        <translation>重建(&amp;R)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>1 edit is still under way. It must end first.</source>
        <translation>还有 1 次编辑正在进行，须等它结束。</translation>
    </message>
    <message>
        <source>{count} edits are still under way. They must end first.</source>
        <translation>还有 {count} 次编辑正在进行，须等它们结束。</translation>
    </message>
    <message>
        <source>1 edit has pictures that are paid for and not fetched yet. Only the present database knows where they lie.</source>
        <translation>1 次编辑有已付费但尚未取回的图片。只有现有数据库知道它们在哪里。</translation>
    </message>
    <message>
        <source>{count} edits have pictures that are paid for and not fetched yet. Only the present database knows where they lie.</source>
        <translation>{count} 次编辑有已付费但尚未取回的图片。只有现有数据库知道它们在哪里。</translation>
    </message>
    <message>
        <source>Fetch them now</source>
        <translation>立即取回</translation>
    </message>
</context>
<context>
    <name>RecentMenu</name>
    <message>
        <source>No picture was opened yet</source>
        <translation>尚未打开过图片</translation>
    </message>
    <message>
        <source>&amp;Clear this list</source>
        <translation>清空列表(&amp;C)</translation>
    </message>
    <message>
        <source>{name} in {folder}</source>
        <translation>{name}（{folder}）</translation>
    </message>
    <message>
        <source>it is not there any more</source>
        <translation>文件已不存在</translation>
    </message>
    <message>
        <source>its drive does not answer</source>
        <translation>所在的磁盘没有响应</translation>
    </message>
    <message>
        <source>{file}: {reason}</source>
        <translation>{file}：{reason}</translation>
    </message>
</context>
<context>
    <name>RelativeActions</name>
    <message>
        <source>&amp;Only this chain</source>
        <translation>仅显示此编辑链(&amp;O)</translation>
    </message>
    <message>
        <source>Sa&amp;me seed</source>
        <translation>相同种子(&amp;M)</translation>
    </message>
    <message>
        <source>Same inp&amp;ut</source>
        <translation>相同输入图(&amp;U)</translation>
    </message>
    <message>
        <source>Choose a single picture first</source>
        <translation>先选择单张图片</translation>
    </message>
    <message>
        <source>The seed of this picture is not known.</source>
        <translation>此图片的种子未知。</translation>
    </message>
    <message>
        <source>The library has no input of this picture.</source>
        <translation>资料库中没有此图片的输入图。</translation>
    </message>
</context>
<context>
    <name>ResultHandles</name>
    <message>
        <source>Result {n} of {count}: {title}</source>
        <translation>结果 {n}/{count}：{title}</translation>
    </message>
</context>
<context>
    <name>ResultsPanel</name>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>newest first</source>
        <translation>从新到旧</translation>
    </message>
</context>
<context>
    <name>ResultsStrip</name>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Details of the edit…</source>
        <translation>编辑详情…</translation>
    </message>
</context>
<context>
    <name>SaveOptionsDialog</name>
    <message>
        <source>Save as {format}</source>
        <translation>存为 {format}</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Keep the &amp;story: instruction, seed, model and request id</source>
        <translation>保留制作记录(&amp;S)：指令、种子、模型和请求 ID</translation>
    </message>
    <message>
        <source>&amp;Quality</source>
        <translation>质量(&amp;Q)</translation>
    </message>
    <message>
        <source>{value} %</source>
        <translation>{value}%</translation>
    </message>
</context>
<context>
    <name>SavedSearches</name>
    <message>
        <source>Save the search “{name}”</source>
        <translation>保存搜索“{name}”</translation>
    </message>
    <message>
        <source>“{name}” asks for something else now</source>
        <translation>“{name}”的搜索条件已更新</translation>
    </message>
    <message>
        <source>Rename a saved search</source>
        <translation>重命名已保存的搜索</translation>
    </message>
    <message>
        <source>Delete the search “{name}”</source>
        <translation>删除搜索“{name}”</translation>
    </message>
    <message>
        <source>The search “{name}” was deleted</source>
        <translation>搜索“{name}”已删除</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
</context>
<context>
    <name>SeedField</name>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>The same seed and request give nearly the same picture. Whole numbers from 0 to {largest}.
Several make an edit each: 1, 2, 3. x3 draws three.</source>
        <translation>相同的种子和请求会得到几乎相同的图片。取值为 0 到 {largest} 的整数。
填写多个则各生成一次，如 1, 2, 3；x3 表示随机抽取三个。</translation>
    </message>
    <message>
        <source>Fix a new seed</source>
        <translation>固定新种子</translation>
    </message>
    <message>
        <source>Use a random seed</source>
        <translation>使用随机种子</translation>
    </message>
</context>
<context>
    <name>SentLines</name>
    <message>
        <source>sent as </source>
        <translation>发送为 </translation>
    </message>
    <message>
        <source>Image {n}: the service fetches the link itself</source>
        <translation>图 {n}：由服务自行下载链接</translation>
    </message>
    <message>
        <source>Image {n}: {changes}</source>
        <translation>图 {n}：{changes}</translation>
    </message>
    <message>
        <source>Image {n}: {before} → sent as {after}, {bytes}</source>
        <translation>图 {n}：{before} → 发送为 {after}，{bytes}</translation>
    </message>
    <message>
        <source>Sent as {format}, {size} pixels, {bytes}</source>
        <translation>发送为 {format}，{size} 像素，{bytes}</translation>
    </message>
</context>
<context>
    <name>ServiceHelp</name>
    <message>
        <source>About the service</source>
        <translation>关于服务</translation>
    </message>
    <message>
        <source>Hosts of result pictures, to allow in a firewall</source>
        <translation>防火墙需放行的结果图片主机</translation>
    </message>
    <message>
        <source>* stands for anything. For a result on any other host you are asked once.</source>
        <translation>* 代表任意内容。结果位于其他主机时，会先询问你一次。</translation>
    </message>
    <message>
        <source>Result hosts</source>
        <translation>结果图片主机</translation>
    </message>
    <message>
        <source>&amp;Copy the list</source>
        <translation>复制列表(&amp;C)</translation>
    </message>
    <message>
        <source>What an error code means</source>
        <translation>错误码说明</translation>
    </message>
    <message>
        <source>Usage in {region} (about one hour late)</source>
        <translation>用量：{region}（约滞后一小时）</translation>
    </message>
    <message>
        <source>Where to get a key</source>
        <translation>获取密钥</translation>
    </message>
    <message>
        <source>Copy the address: {words}</source>
        <translation>复制地址：{words}</translation>
    </message>
</context>
<context>
    <name>ServicePage</name>
    <message>
        <source>Where keys are kept</source>
        <translation>密钥的保存位置</translation>
    </message>
    <message>
        <source>In the keyring of the system if it has one, otherwise in memory; never in the settings.</source>
        <translation>保存在系统密钥环中；系统没有密钥环时只保留在内存里。绝不写入设置。</translation>
    </message>
    <message>
        <source>API key region account workspace base URL address proxy certificate CA demo Singapore Beijing</source>
        <translation>API 密钥 地域 账号 业务空间 地址 代理 证书 演示 新加坡 北京 API key proxy</translation>
    </message>
</context>
<context>
    <name>ServicePills</name>
    <message>
        <source>Region and key</source>
        <translation>地域与密钥</translation>
    </message>
    <message>
        <source>Spent today</source>
        <translation>今日支出</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>no key needed</source>
        <translation>无需密钥</translation>
    </message>
    <message>
        <source>Edits go to a stand-in on this machine. Click to use a key.</source>
        <translation>编辑发送到本机的模拟服务。点击可改用密钥。</translation>
    </message>
    <message>
        <source>address not usable</source>
        <translation>地址不可用</translation>
    </message>
    <message>
        <source>Edits go to {url}. Click to change that.</source>
        <translation>编辑发送到 {url}。点击可更改。</translation>
    </message>
    <message>
        <source>key set, own address</source>
        <translation>密钥已设置，自定义地址</translation>
    </message>
    <message>
        <source>key set</source>
        <translation>密钥已设置</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>没有密钥</translation>
    </message>
    <message>
        <source>key not available</source>
        <translation>密钥不可用</translation>
    </message>
    <message>
        <source>looking for the key…</source>
        <translation>正在查找密钥…</translation>
    </message>
    <message>
        <source>Own address</source>
        <translation>自定义地址</translation>
    </message>
    <message>
        <source>1 image</source>
        <translation>1 张</translation>
    </message>
    <message>
        <source>{count} images</source>
        <translation>{count} 张</translation>
    </message>
    <message>
        <source>today · {count}</source>
        <translation>今日 {count}</translation>
    </message>
    <message>
        <source>of {cap} today · {count}</source>
        <translation>/ {cap} · 今日 {count}</translation>
    </message>
    <message>
        <source>Up to {usd} more in edits whose outcome is unknown.</source>
        <translation>另有最多 {usd} 待确认：编辑的结果未知。</translation>
    </message>
    <message>
        <source>Up to {usd} more in edits that are with the service now.</source>
        <translation>另有最多 {usd} 待确认：服务正在处理编辑。</translation>
    </message>
    <message>
        <source>From the catalogue&apos;s prices. Click for this month, caps and more.</source>
        <translation>按价目表计算。点击查看本月支出、上限等。</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>Default: {value}</source>
        <translation>默认：{value}</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Reset: {name}</source>
        <translation>重置：{name}</translation>
    </message>
    <message>
        <source>Reset “{name}”</source>
        <translation>重置“{name}”</translation>
    </message>
    <message>
        <source>“{name}” has its default again.</source>
        <translation>“{name}”已恢复默认。</translation>
    </message>
</context>
<context>
    <name>SettingsChanges</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>Keys and regions</source>
        <translation>密钥与地域</translation>
    </message>
    <message>
        <source>Editing defaults</source>
        <translation>编辑默认值</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>资料库</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>隐私</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Keys on the keyboard</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>高级</translation>
    </message>
    <message>
        <source>No setting has these words.</source>
        <translation>没有找到相关设置。</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>搜索设置</translation>
    </message>
    <message>
        <source>All settings have their defaults again.</source>
        <translation>所有设置已恢复默认。</translation>
    </message>
    <message>
        <source>Reset all settings</source>
        <translation>重置所有设置</translation>
    </message>
    <message>
        <source>All settings have their defaults already.</source>
        <translation>所有设置已是默认值。</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Reset this page</source>
        <translation>重置本页</translation>
    </message>
    <message>
        <source>Reset the page “{page}”</source>
        <translation>重置“{page}”页面</translation>
    </message>
    <message>
        <source>The settings of “{page}” have their defaults again.</source>
        <translation>“{page}”的设置已恢复默认。</translation>
    </message>
</context>
<context>
    <name>SeveralFacts</name>
    <message>
        <source>Instruction</source>
        <translation>指令</translation>
    </message>
    <message>
        <source>Avoid</source>
        <translation>避免出现</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>生成时间</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地域</translation>
    </message>
    <message>
        <source>File size</source>
        <translation>文件大小</translation>
    </message>
    <message>
        <source>random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>demo on this computer</source>
        <translation>本机演示</translation>
    </message>
    <message>
        <source>mixed</source>
        <translation>不一致</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Seed {seed}</source>
        <translation>种子 {seed}</translation>
    </message>
</context>
<context>
    <name>SheetForm</name>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页面方向</translation>
    </message>
    <message>
        <source>Upright</source>
        <translation>纵向</translation>
    </message>
    <message>
        <source>Landscape</source>
        <translation>横向</translation>
    </message>
    <message>
        <source>File &amp;name</source>
        <translation>文件名(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Instruction</source>
        <translation>指令(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Date</source>
        <translation>日期(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Seed</source>
        <translation>种子(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Paper</source>
        <translation>纸张(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Columns</source>
        <translation>列数(&amp;C)</translation>
    </message>
    <message>
        <source>Captions</source>
        <translation>图注</translation>
    </message>
</context>
<context>
    <name>SheetPreview</name>
    <message>
        <source>First page</source>
        <translation>第一页</translation>
    </message>
</context>
<context>
    <name>ShortcutTree</name>
    <message>
        <source>Actions and their keys</source>
        <translation>操作及其快捷键</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>已更改</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Search keys and what they do</source>
        <translation>搜索按键或操作</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Change keys…</source>
        <translation>更改快捷键…</translation>
    </message>
</context>
<context>
    <name>ShortcutsPage</name>
    <message>
        <source>Keys of every action</source>
        <translation>各项操作的快捷键</translation>
    </message>
    <message>
        <source>Choose an action, press Return, then the new keys. They hold at once.</source>
        <translation>选择操作，按回车，再按新的快捷键，立即生效。</translation>
    </message>
    <message>
        <source>shortcut hotkey key binding accelerator</source>
        <translation>快捷键 按键 绑定 shortcut hotkey</translation>
    </message>
    <message>
        <source>The settings have keys that cannot be used, or for actions that are not known: {names}.</source>
        <translation>设置中有无法使用或操作不明的快捷键：{names}。</translation>
    </message>
    <message>
        <source>Remove them</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove useless keys</source>
        <translation>移除无效的快捷键</translation>
    </message>
    <message>
        <source>The keys that could not be used are removed.</source>
        <translation>无法使用的快捷键已移除。</translation>
    </message>
</context>
<context>
    <name>SideList</name>
    <message>
        <source>Albums and searches</source>
        <translation>相册和搜索</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>All pictures</source>
        <translation>所有图片</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>Albums</source>
        <translation>相册</translation>
    </message>
    <message>
        <source>New album…</source>
        <translation>新建相册…</translation>
    </message>
    <message>
        <source>Saved searches</source>
        <translation>已保存的搜索</translation>
    </message>
</context>
<context>
    <name>SlotMenu</name>
    <message>
        <source>Its picture is still being read, or cannot be</source>
        <translation>图片仍在读取，或无法读取</translation>
    </message>
    <message>
        <source>&amp;Replace…</source>
        <translation>替换(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>浏览(&amp;B)…</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>The clipboard holds no picture, file or link</source>
        <translation>剪贴板中没有图片、文件或链接</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>移除(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Show in viewer</source>
        <translation>在查看器中显示(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Draw marks…</source>
        <translation>画标注(&amp;D)…</translation>
    </message>
    <message>
        <source>Remove the mar&amp;ks</source>
        <translation>移除标注(&amp;K)</translation>
    </message>
    <message>
        <source>Swap with Image &amp;{n}</source>
        <translation>与图 &amp;{n} 交换</translation>
    </message>
    <message>
        <source>Let the service fetch the &amp;link</source>
        <translation>由服务下载链接(&amp;L)</translation>
    </message>
    <message>
        <source>Sends the address instead of a copy of the picture</source>
        <translation>只发送网址，不发送图片副本</translation>
    </message>
    <message>
        <source>Marks can only be sent on a copy of the picture</source>
        <translation>标注只能随图片副本发送</translation>
    </message>
</context>
<context>
    <name>SlotPainter</name>
    <message>
        <source>Drop, paste
or browse</source>
        <translation>拖入、粘贴
或浏览</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>读取中…</translation>
    </message>
    <message>
        <source>Unusable</source>
        <translation>无法使用</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>链接</translation>
    </message>
    <message>
        <source>Image {n}</source>
        <translation>图 {n}</translation>
    </message>
    <message>
        <source>Aspect follows this image</source>
        <translation>宽高比随此图</translation>
    </message>
    <message>
        <source>Aspect</source>
        <translation>比例</translation>
    </message>
</context>
<context>
    <name>SlotSteps</name>
    <message>
        <source>Swap Image {a} and Image {b}</source>
        <translation>交换图 {a} 与图 {b}</translation>
    </message>
    <message>
        <source>Remove Image {n}</source>
        <translation>移除图 {n}</translation>
    </message>
    <message>
        <source>Put {count} pictures into the input images</source>
        <translation>放入 {count} 张输入图</translation>
    </message>
    <message>
        <source>Put a picture into Image {n}</source>
        <translation>将图片放入图 {n}</translation>
    </message>
    <message>
        <source>Replace Image {n}</source>
        <translation>替换图 {n}</translation>
    </message>
    <message>
        <source>The marks on Image {n} went with its picture.</source>
        <translation>图 {n} 的标注已随图片一并移除。</translation>
    </message>
</context>
<context>
    <name>SlotView</name>
    <message>
        <source>Image {n}</source>
        <translation>图 {n}</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <source>Remove Image {n}</source>
        <translation>移除图 {n}</translation>
    </message>
    <message>
        <source>Remove (Delete)</source>
        <translation>移除 (Delete)</translation>
    </message>
    <message>
        <source>Draw marks on Image {n}</source>
        <translation>在图 {n} 上画标注</translation>
    </message>
    <message>
        <source>Draw marks…</source>
        <translation>画标注…</translation>
    </message>
    <message>
        <source>Empty: drop a picture here, paste one, or click to browse</source>
        <translation>空插槽：拖入或粘贴图片，或点击浏览</translation>
    </message>
    <message>
        <source>Being read</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <source>{size} pixels</source>
        <translation>{size} 像素</translation>
    </message>
    <message>
        <source>Sent as it is: {format}, {bytes}</source>
        <translation>原样发送：{format}，{bytes}</translation>
    </message>
    <message>
        <source>Aspect follows this image</source>
        <translation>宽高比随此图</translation>
    </message>
    <message>
        <source>1 mark is drawn on what is sent; the file stays as it is</source>
        <translation>发送的副本上画有 1 个标注，原文件不变</translation>
    </message>
    <message>
        <source>{n} marks are drawn on what is sent; the file stays as it is</source>
        <translation>发送的副本上画有 {n} 个标注，原文件不变</translation>
    </message>
</context>
<context>
    <name>SlotsSection</name>
    <message>
        <source>Input images</source>
        <translation>输入图</translation>
    </message>
    <message>
        <source>Image {n}: {problem}</source>
        <translation>图 {n}：{problem}</translation>
    </message>
    <message>
        <source>{filled} of {n}</source>
        <translation>{filled} / {n}</translation>
    </message>
</context>
<context>
    <name>SortButton</name>
    <message>
        <source>Newest</source>
        <translation>从新到旧</translation>
    </message>
    <message>
        <source>Oldest</source>
        <translation>从旧到新</translation>
    </message>
    <message>
        <source>Name A–Z</source>
        <translation>名称 A–Z</translation>
    </message>
    <message>
        <source>Name Z–A</source>
        <translation>名称 Z–A</translation>
    </message>
    <message>
        <source>Model A–Z</source>
        <translation>模型 A–Z</translation>
    </message>
    <message>
        <source>Model Z–A</source>
        <translation>模型 Z–A</translation>
    </message>
    <message>
        <source>Lowest seed</source>
        <translation>种子从小到大</translation>
    </message>
    <message>
        <source>Highest seed</source>
        <translation>种子从大到小</translation>
    </message>
    <message>
        <source>Smallest file</source>
        <translation>文件从小到大</translation>
    </message>
    <message>
        <source>Largest file</source>
        <translation>文件从大到小</translation>
    </message>
    <message>
        <source>Lowest cost</source>
        <translation>费用从低到高</translation>
    </message>
    <message>
        <source>Highest cost</source>
        <translation>费用从高到低</translation>
    </message>
    <message>
        <source>Lowest rated</source>
        <translation>评分从低到高</translation>
    </message>
    <message>
        <source>Best rated</source>
        <translation>评分从高到低</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>File size</source>
        <translation>文件大小</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Headings by day</source>
        <translation>按日期分组</translation>
    </message>
    <message>
        <source>Headings by chain</source>
        <translation>按编辑链分组</translation>
    </message>
    <message>
        <source>No headings</source>
        <translation>不分组</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>排序</translation>
    </message>
</context>
<context>
    <name>SpendingCard</name>
    <message>
        <source>Known spend, {period}</source>
        <translation>{period}已知支出</translation>
    </message>
    <message>
        <source>Part of the cap that is used, {period}</source>
        <translation>{period}已用上限比例</translation>
    </message>
    <message>
        <source>1 image</source>
        <translation>1 张</translation>
    </message>
    <message>
        <source>{count} images</source>
        <translation>{count} 张</translation>
    </message>
    <message>
        <source>{count} images without a known price are not in it.</source>
        <translation>{count} 张图片价格未知，未计入。</translation>
    </message>
    <message>
        <source>Up to {usd} more: the outcome is unknown.</source>
        <translation>另有最多 {usd} 待确认：结果未知。</translation>
    </message>
    <message>
        <source>Up to {usd} more: with the service now.</source>
        <translation>另有最多 {usd} 待确认：服务正在处理。</translation>
    </message>
</context>
<context>
    <name>SpendingDialog</name>
    <message>
        <source>Spending</source>
        <translation>支出</translation>
    </message>
    <message>
        <source>Free images</source>
        <translation>免费额度</translation>
    </message>
    <message>
        <source>Usage in {region} (about one hour late)</source>
        <translation>用量：{region}（约滞后一小时）</translation>
    </message>
    <message>
        <source>Amounts are images times the catalogue&apos;s price of the day, for edits of this library alone. Images that the service gave for free count in full, because only the service knows them. Failed calls are free.</source>
        <translation>金额为张数乘以价目表当日单价，仅统计此资料库的编辑。免费额度的余额只有服务知道，因此免费的图片也按全价计算。失败的调用不收费。</translation>
    </message>
    <message>
        <source>The caps in the settings file could not be read. Those shown here hold now.</source>
        <translation>无法读取设置文件中的上限，目前以此处显示的为准。</translation>
    </message>
    <message>
        <source>About {left} of {free} free images left for {model} in {region}, by this library&apos;s own count.</source>
        <translation>按此资料库的统计，{model}（{region}）的免费额度约剩 {left} 张，共 {free} 张。</translation>
    </message>
</context>
<context>
    <name>StarRating</name>
    <message>
        <source>Rating</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Mixed ratings</source>
        <translation>评分不一致</translation>
    </message>
    <message>
        <source>Not rated</source>
        <translation>未评分</translation>
    </message>
    <message>
        <source>1 star</source>
        <translation>1 星</translation>
    </message>
    <message>
        <source>{count} stars</source>
        <translation>{count} 星</translation>
    </message>
    <message>
        <source>{rating} (keys 0 to 5)</source>
        <translation>{rating}（按键 0 到 5）</translation>
    </message>
</context>
<context>
    <name>StartNews</name>
    <message>
        <source>What you were writing last could not be read in full. The damaged file is kept as {name}.</source>
        <translation>上次编写的内容未能全部读取。损坏的文件已保留为 {name}。</translation>
    </message>
    <message>
        <source>Show the file</source>
        <translation>显示文件</translation>
    </message>
    <message>
        <source>{count} pictures of what you were writing last found no image that is free.</source>
        <translation>没有空插槽，上次编写的内容中有 {count} 张图片未放入。</translation>
    </message>
    <message>
        <source>One picture of what you were writing last found no image that is free.</source>
        <translation>没有空插槽，上次编写的内容中有 1 张图片未放入。</translation>
    </message>
    <message>
        <source>You began to write before your last draft was there.</source>
        <translation>上次的草稿读取完成之前，你已开始编写。</translation>
    </message>
    <message>
        <source>Use the last draft</source>
        <translation>使用上次的草稿</translation>
    </message>
    <message>
        <source>What you were writing last could not be read. {reason}</source>
        <translation>无法读取上次编写的内容。{reason}</translation>
    </message>
    <message>
        <source>The settings have keys that no action may have: {names}. Their own keys hold.</source>
        <translation>设置中有不能使用的快捷键：{names}。已采用默认快捷键。</translation>
    </message>
    <message>
        <source>Keys…</source>
        <translation>快捷键…</translation>
    </message>
    <message>
        <source>It has {count} mistakes in all.</source>
        <translation>共有 {count} 处错误。</translation>
    </message>
    <message>
        <source>The settings file could not be read, so all settings have their defaults.</source>
        <translation>无法读取设置文件，所有设置已恢复为默认值。</translation>
    </message>
    <message>
        <source>These settings could not be read and have their defaults: {names}.</source>
        <translation>以下设置无法读取，已恢复为默认值：{names}。</translation>
    </message>
    <message>
        <source>The file is kept as {name}.</source>
        <translation>文件已保留为 {name}。</translation>
    </message>
    <message>
        <source>Look whether your spending caps hold.</source>
        <translation>检查支出上限是否仍然有效。</translation>
    </message>
    <message>
        <source>Spending…</source>
        <translation>支出…</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Running and waiting edits</source>
        <translation>进行中和等待中的编辑</translation>
    </message>
    <message>
        <source>Size of the library</source>
        <translation>资料库大小</translation>
    </message>
    <message>
        <source>Room on the drive</source>
        <translation>磁盘剩余空间</translation>
    </message>
    <message>
        <source>{running} running · {waiting} waiting</source>
        <translation>进行中 {running} · 等待中 {waiting}</translation>
    </message>
    <message>
        <source>1 image</source>
        <translation>1 张图片</translation>
    </message>
    <message>
        <source>{count} images</source>
        <translation>{count} 张图片</translation>
    </message>
    <message>
        <source>Library: {images} · {size}</source>
        <translation>资料库：{images} · {size}</translation>
    </message>
    <message>
        <source>only {free} free</source>
        <translation>仅剩 {free}</translation>
    </message>
    <message>
        <source>Make room on the library&apos;s drive: results need it as soon as they are answered.</source>
        <translation>在资料库所在的磁盘上腾出空间，结果返回时就要用到。</translation>
    </message>
</context>
<context>
    <name>StepActions</name>
    <message>
        <source>Conti&amp;nue from this result</source>
        <translation>以此结果继续(&amp;N)</translation>
    </message>
    <message>
        <source>Make it the only input of an edit that you write next; runs nothing</source>
        <translation>将此结果作为下一次编辑的唯一输入图，不会立即运行</translation>
    </message>
    <message>
        <source>Gene&amp;rate again…</source>
        <translation>再次生成(&amp;R)…</translation>
    </message>
    <message>
        <source>Send the same inputs and words once more; does not build on this result</source>
        <translation>用相同的输入图和文字再发送一次，不以此结果为基础</translation>
    </message>
    <message>
        <source>Change this step and r&amp;un what follows…</source>
        <translation>修改此步骤并重新运行后续步骤(&amp;U)…</translation>
    </message>
    <message>
        <source>Reca&amp;ll request</source>
        <translation>载入请求(&amp;L)</translation>
    </message>
    <message>
        <source>Put the instruction, pictures and parameters back into the form</source>
        <translation>将指令、图片和参数重新填入表单</translation>
    </message>
    <message>
        <source>Recall the &amp;instruction</source>
        <translation>载入指令(&amp;I)</translation>
    </message>
    <message>
        <source>Recall the &amp;parameters</source>
        <translation>载入参数(&amp;P)</translation>
    </message>
    <message>
        <source>Recall the input i&amp;mages</source>
        <translation>载入输入图(&amp;M)</translation>
    </message>
    <message>
        <source>Recall the &amp;seed</source>
        <translation>载入种子(&amp;S)</translation>
    </message>
    <message>
        <source>Recall onl&amp;y</source>
        <translation>仅载入(&amp;Y)</translation>
    </message>
    <message>
        <source>Show one result, or choose one in the gallery</source>
        <translation>先显示一张结果，或在图库中选择一张</translation>
    </message>
</context>
<context>
    <name>StepCommands</name>
    <message>
        <source>The library is still being opened. Try again in a moment.</source>
        <translation>资料库正在打开，请稍后再试。</translation>
    </message>
</context>
<context>
    <name>StepPrice</name>
    <message>
        <source>free demo</source>
        <translation>演示免费</translation>
    </message>
    <message>
        <source>price unknown</source>
        <translation>价格未知</translation>
    </message>
</context>
<context>
    <name>StripView</name>
    <message>
        <source>The results of your edits appear here</source>
        <translation>编辑结果会显示在这里</translation>
    </message>
</context>
<context>
    <name>SwitchEditor</name>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
</context>
<context>
    <name>TagList</name>
    <message>
        <source>Find a tag</source>
        <translation>查找标签</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>No picture has a tag yet. Give some in the details at the right.</source>
        <translation>还没有图片带标签。可在右侧的详细信息中添加。</translation>
    </message>
</context>
<context>
    <name>TagsChip</name>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Tags: {count}</source>
        <translation>标签：{count}</translation>
    </message>
</context>
<context>
    <name>TagsField</name>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>添加标签</translation>
    </message>
    <message>
        <source>Remove the tag “{name}”</source>
        <translation>移除标签“{name}”</translation>
    </message>
</context>
<context>
    <name>TextsEditor</name>
    <message>
        <source>Remove {what}</source>
        <translation>移除{what}</translation>
    </message>
</context>
<context>
    <name>ThumbnailMenu</name>
    <message>
        <source>&amp;Show</source>
        <translation>显示(&amp;S)</translation>
    </message>
    <message>
        <source>Use as Image &amp;{number}</source>
        <translation>用作图 &amp;{number}</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation>在文件夹中显示(&amp;F)</translation>
    </message>
</context>
<context>
    <name>ToastCard</name>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ToolBar</name>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Picture alone</source>
        <translation>单张</translation>
    </message>
    <message>
        <source>Compare before and after with a slider</source>
        <translation>左右滑块对比</translation>
    </message>
    <message>
        <source>Compare before and after side by side</source>
        <translation>并排对比</translation>
    </message>
    <message>
        <source>More ways to compare</source>
        <translation>更多对比方式</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Page</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Gallery</source>
        <translation>图库</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>TrashActions</name>
    <message>
        <source>&amp;Delete for good…</source>
        <translation>永久删除(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Empty trash…</source>
        <translation>清空回收站(&amp;E)…</translation>
    </message>
    <message>
        <source>Choose pictures in the trash first</source>
        <translation>先选择回收站中的图片</translation>
    </message>
    <message>
        <source>The trash is empty</source>
        <translation>回收站为空</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>The trash is empty.</source>
        <translation>回收站为空。</translation>
    </message>
    <message>
        <source>Delete a picture for good?</source>
        <translation>永久删除 1 张图片？</translation>
    </message>
    <message>
        <source>Delete {count} pictures for good?</source>
        <translation>永久删除 {count} 张图片？</translation>
    </message>
    <message>
        <source>{size} become free. This cannot be undone. What the pictures cost stays in the ledger.</source>
        <translation>将释放 {size}。此操作无法撤销。图片的费用仍保留在账目中。</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>永久删除</translation>
    </message>
    <message>
        <source>Not everything could be deleted</source>
        <translation>部分内容未能删除</translation>
    </message>
</context>
<context>
    <name>TrashBar</name>
    <message>
        <source>Pictures in the trash stay here until you bring them back or empty it.</source>
        <translation>图片会一直留在回收站，直到你恢复图片或清空回收站。</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Empty trash…</source>
        <translation>清空回收站…</translation>
    </message>
</context>
<context>
    <name>TroubleWords</name>
    <message>
        <source>File is missing</source>
        <translation>文件缺失</translation>
    </message>
    <message>
        <source>File is empty</source>
        <translation>文件为空</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>Not a picture</source>
        <translation>不是图片</translation>
    </message>
    <message>
        <source>File is damaged</source>
        <translation>文件损坏</translation>
    </message>
    <message>
        <source>Too large</source>
        <translation>文件过大</translation>
    </message>
    <message>
        <source>Edited outside</source>
        <translation>被外部编辑</translation>
    </message>
    <message>
        <source>All black</source>
        <translation>全黑</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>空文件</translation>
    </message>
    <message>
        <source>No access</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>No picture</source>
        <translation>非图片</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>损坏</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>被编辑</translation>
    </message>
    <message>
        <source>The file is not where it was. “Find missing files” in the Library menu looks for it in a folder of your choice; if it comes back by itself, that is noticed.</source>
        <translation>文件已不在原处。可用“资料库”菜单中的“查找缺失文件”在指定的文件夹里寻找；文件回到原处后会自动识别。</translation>
    </message>
    <message>
        <source>The file is empty. Bring it back from a backup; that is noticed by itself.</source>
        <translation>文件为空。从备份中恢复它即可，程序会自动识别。</translation>
    </message>
    <message>
        <source>The file cannot be read. Look at its permissions, and at its drive.</source>
        <translation>文件无法读取。检查它的权限和所在的磁盘。</translation>
    </message>
    <message>
        <source>The file holds something else than a picture. Bring the picture back from a backup.</source>
        <translation>文件的内容不是图片。从备份中恢复原来的图片。</translation>
    </message>
    <message>
        <source>The file is damaged or incomplete. Bring it back from a backup.</source>
        <translation>文件损坏或不完整。从备份中恢复它。</translation>
    </message>
    <message>
        <source>The file is too large: at most 64 MB and 64 megapixels are read. Save a smaller copy in its place.</source>
        <translation>文件过大：最多读取 64 MB、6400 万像素。请用一份较小的副本替换它。</translation>
    </message>
    <message>
        <source>Another program has edited the file. It is shown as it is now.</source>
        <translation>文件被其他程序编辑过，显示的是它现在的样子。</translation>
    </message>
    <message>
        <source>The service delivered a picture that is black all over, as it does to refuse.</source>
        <translation>服务返回的图片全黑，这通常表示拒绝生成。</translation>
    </message>
</context>
<context>
    <name>UndoActions</name>
    <message>
        <source>There is nothing to undo</source>
        <translation>没有可撤销的操作</translation>
    </message>
    <message>
        <source>There is nothing to redo</source>
        <translation>没有可重做的操作</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>Re&amp;do</source>
        <translation>重做(&amp;D)</translation>
    </message>
    <message>
        <source>{command}: {step}</source>
        <translation>{command}：{step}</translation>
    </message>
</context>
<context>
    <name>UnkeptKey</name>
    <message>
        <source>The key that you wrote is not kept yet.</source>
        <translation>输入的密钥尚未保存。</translation>
    </message>
    <message>
        <source>Use this key</source>
        <translation>使用此密钥</translation>
    </message>
    <message>
        <source>Discard it</source>
        <translation>放弃</translation>
    </message>
</context>
<context>
    <name>UseAsButton</name>
    <message>
        <source>Continue from this result</source>
        <translation>以此结果继续</translation>
    </message>
    <message>
        <source>Use as Image 1</source>
        <translation>用作图 1</translation>
    </message>
    <message>
        <source>Other uses of this picture</source>
        <translation>此图片的其他用法</translation>
    </message>
    <message>
        <source>Use as Image 1, Image 2 or Image 3</source>
        <translation>用作图 1、图 2 或图 3</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>ViewSwitch</name>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
</context>
<context>
    <name>ViewerHands</name>
    <message>
        <source>&amp;Compare</source>
        <translation>对比(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Zoom</source>
        <translation>缩放(&amp;Z)</translation>
    </message>
</context>
<context>
    <name>ViewerPane</name>
    <message>
        <source>Drop to use as the next free image</source>
        <translation>松开即可放入下一个空插槽</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Welcome to Qwen Studio</source>
        <translation>欢迎使用 Qwen Studio</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>欢迎</translation>
    </message>
    <message>
        <source>Try it now</source>
        <translation>立即试用</translation>
    </message>
    <message>
        <source>No key, no account, no cost: a stand-in on this machine answers like the service, and paints simple, honest imitations of edits. Everything else is real. A photo and an instruction are ready; one press of Generate turns the photo into a pencil sketch.</source>
        <translation>无需密钥，无需账号，完全免费：本机的模拟服务会像真实服务一样响应，并生成简单的模拟效果，其他功能与正式使用时相同。照片和指令已准备好，点击“生成”，照片就会变成铅笔素描。</translation>
    </message>
    <message>
        <source>I have a key</source>
        <translation>我有密钥</translation>
    </message>
    <message>
        <source>A key of Alibaba Cloud Model Studio. Keys of one region do not work in the other.</source>
        <translation>阿里云百炼的 API 密钥。不同地域的密钥不能通用。</translation>
    </message>
    <message>
        <source>Edit pictures by saying what should change</source>
        <translation>用一句话编辑图片</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Turn the photo into a pencil sketch with warm light</source>
        <translation>把照片变成铅笔素描，光线温暖</translation>
    </message>
    <message>
        <source>Drop in up to three pictures, write an instruction, and press one button. Results stay on your disk.</source>
        <translation>拖入一到三张图片，写好指令，点击一个按钮即可。结果保存在你的磁盘上。</translation>
    </message>
    <message>
        <source>Without a key</source>
        <translation>没有密钥</translation>
    </message>
    <message>
        <source>No sign-up, no telemetry, no update check. Pictures and words go to the service only when you press Generate. A key goes into the keyring of this computer, never into a file.</source>
        <translation>无需注册，没有遥测，不检查更新。只有点击“生成”时，图片和文字才会发送给服务。密钥存入这台电脑的系统密钥环，绝不写入文件。</translation>
    </message>
</context>
<context>
    <name>WhyNot</name>
    <message>
        <source>Show a result, or choose pictures in the gallery first</source>
        <translation>先显示一张结果，或在图库中选择图片</translation>
    </message>
</context>
<context>
    <name>WindowActions</name>
    <message>
        <source>&amp;Open pictures…</source>
        <translation>打开图片(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Import pictures…</source>
        <translation>导入图片(&amp;I)…</translation>
    </message>
    <message>
        <source>Import a &amp;folder…</source>
        <translation>导入文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>S&amp;ettings…</source>
        <translation>设置(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Keys and regions…</source>
        <translation>密钥与地域(&amp;K)…</translation>
    </message>
    <message>
        <source>S&amp;pending…</source>
        <translation>支出(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>Re&amp;do</source>
        <translation>重做(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Paste as image</source>
        <translation>粘贴为输入图(&amp;P)</translation>
    </message>
    <message>
        <source>Draw &amp;marks…</source>
        <translation>画标注(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Find in the gallery</source>
        <translation>在图库中查找(&amp;F)</translation>
    </message>
    <message>
        <source>C&amp;ommand palette…</source>
        <translation>命令面板(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;New edit</source>
        <translation>新建编辑(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;History of words…</source>
        <translation>文字历史(&amp;H)…</translation>
    </message>
    <message>
        <source>Pr&amp;esets…</source>
        <translation>预设(&amp;E)…</translation>
    </message>
    <message>
        <source>Sa&amp;ve as preset…</source>
        <translation>存为预设(&amp;V)…</translation>
    </message>
    <message>
        <source>Show h&amp;idden hints again</source>
        <translation>重新显示已隐藏的提示(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Generate</source>
        <translation>生成(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;What will be sent…</source>
        <translation>将发送的内容(&amp;W)…</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Gallery</source>
        <translation>图库(&amp;G)</translation>
    </message>
    <message>
        <source>Edit &amp;panel at the left</source>
        <translation>左侧编辑面板(&amp;P)</translation>
    </message>
    <message>
        <source>Panel at the &amp;right</source>
        <translation>右侧面板(&amp;R)</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>全屏(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Stop the newest edit that is not sent</source>
        <translation>停止未发送的最新编辑(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Open another library…</source>
        <translation>打开其他资料库(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;New library…</source>
        <translation>新建资料库(&amp;N)…</translation>
    </message>
    <message>
        <source>Pre&amp;vious result</source>
        <translation>上一张结果(&amp;V)</translation>
    </message>
    <message>
        <source>Ne&amp;xt result</source>
        <translation>下一张结果(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;Details of the edit…</source>
        <translation>编辑详情(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Move this library…</source>
        <translation>移动此资料库(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Fetch what is pending</source>
        <translation>取回待取的结果(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Verify…</source>
        <translation>校验(&amp;V)…</translation>
    </message>
    <message>
        <source>&amp;Rebuild the database…</source>
        <translation>重建数据库(&amp;R)…</translation>
    </message>
    <message>
        <source>Find &amp;missing files…</source>
        <translation>查找缺失文件(&amp;M)…</translation>
    </message>
    <message>
        <source>Back &amp;up now</source>
        <translation>立即备份(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Backups…</source>
        <translation>备份列表(&amp;B)…</translation>
    </message>
    <message>
        <source>List as &amp;JSON…</source>
        <translation>存为 JSON 清单(&amp;J)…</translation>
    </message>
    <message>
        <source>Show the library f&amp;older</source>
        <translation>显示资料库文件夹(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;User guide</source>
        <translation>使用指南(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Service…</source>
        <translation>关于服务(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts…</source>
        <translation>键盘快捷键(&amp;K)…</translation>
    </message>
    <message>
        <source>Show the &amp;log</source>
        <translation>显示日志(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Welcome…</source>
        <translation>欢迎窗口(&amp;W)…</translation>
    </message>
    <message>
        <source>&amp;About Qwen Studio</source>
        <translation>关于 Qwen Studio(&amp;A)</translation>
    </message>
    <message>
        <source>Like the &amp;system</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>High &amp;contrast</source>
        <translation>高对比度(&amp;C)</translation>
    </message>
    <message>
        <source>{n} %</source>
        <translation>{n}%</translation>
    </message>
</context>
<context>
    <name>WordButtons</name>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>预设</translation>
    </message>
</context>
<context>
    <name>WordPopup</name>
    <message>
        <source>{count} more: search to find them</source>
        <translation>另有 {count} 条，可搜索查找</translation>
    </message>
</context>
<context>
    <name>WordPopups</name>
    <message>
        <source>There are no words to save yet. Write some first.</source>
        <translation>还没有可保存的文字，先写一些。</translation>
    </message>
</context>
<context>
    <name>WordsField</name>
    <message>
        <source>Words to write here</source>
        <translation>在此输入文字</translation>
    </message>
    <message>
        <source>Words of the mark</source>
        <translation>标注文字</translation>
    </message>
</context>
<context>
    <name>ZoomActions</name>
    <message>
        <source>Zoom &amp;in</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>适应窗口(&amp;F)</translation>
    </message>
    <message>
        <source>Fi&amp;ll</source>
        <translation>填满窗口(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;100 %</source>
        <translation>&amp;100%</translation>
    </message>
    <message>
        <source>&amp;200 %</source>
        <translation>&amp;200%</translation>
    </message>
</context>
<context>
    <name>ZoomButton</name>
    <message>
        <source>Zoom: 0 fits, 9 fills, Z is 100 %, + and − zoom, double click changes</source>
        <translation>缩放：0 适应窗口，9 填满窗口，Z 为 100%，+ 和 − 缩放，双击切换</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>适应窗口(&amp;F)</translation>
    </message>
    <message>
        <source>Fi&amp;ll</source>
        <translation>填满窗口(&amp;L)</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent}%</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适应</translation>
    </message>
    <message>
        <source>Zoom {percent}</source>
        <translation>缩放 {percent}</translation>
    </message>
</context>
<context>
    <name>_Card</name>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Image {n} has no picture any more. Put one there, or delete its name here.</source>
        <translation>图 {n} 已没有图片。放入一张，或删去这处引用。</translation>
    </message>
    <message>
        <source>Image {n}: {name}</source>
        <translation>图 {n}：{name}</translation>
    </message>
</context>
<context>
    <name>_RowPainter</name>
    <message>
        <source>Image {n}</source>
        <translation>图 {n}</translation>
    </message>
</context>
<context>
    <name>api</name>
    <message>
        <source>The service answered without a picture and without an error.</source>
        <translation>服务的响应中既没有图片，也没有错误信息。</translation>
    </message>
    <message>
        <source>A proxy or gateway answered in place of the service (HTTP {status}).</source>
        <translation>响应来自代理或网关，而不是服务（HTTP {status}）。</translation>
    </message>
    <message>
        <source>The answer cannot be read: it is damaged, or not from the service.</source>
        <translation>无法读取响应：响应已损坏，或不是来自服务。</translation>
    </message>
    <message>
        <source>Choose the file again under Keys and regions, or take it away there.</source>
        <translation>在“密钥与地域”中重新选择该文件，或将其移除。</translation>
    </message>
    <message>
        <source>This file is too large for certificates.</source>
        <translation>这个文件太大，不像是证书文件。</translation>
    </message>
    <message>
        <source>The file with certificates is not there any more: {file}.</source>
        <translation>证书文件已不存在：{file}。</translation>
    </message>
    <message>
        <source>The file with certificates cannot be read: {reason}.</source>
        <translation>证书文件无法读取：{reason}。</translation>
    </message>
    <message>
        <source>There is no certificate in this file.</source>
        <translation>这个文件里没有证书。</translation>
    </message>
    <message>
        <source>The certificates in this file are not those of an authority.</source>
        <translation>这个文件里的证书不是证书颁发机构的证书。</translation>
    </message>
    <message>
        <source>Choose the PEM file of your authority; whoever runs your network has it.</source>
        <translation>选择颁发机构的 PEM 文件，可向网络管理员索取。</translation>
    </message>
    <message>
        <source>Only {workspace} and {region} are filled in, and this has other braces.</source>
        <translation>只能填入 {workspace} 和 {region}，而这里还有别的花括号。</translation>
    </message>
    <message>
        <source>Write the rest of the address as it is.</source>
        <translation>地址的其余部分按原样填写。</translation>
    </message>
    <message>
        <source>This address needs the id of a workspace.</source>
        <translation>这个地址需要业务空间 ID。</translation>
    </message>
    <message>
        <source>The console shows it beside the name of the workspace.</source>
        <translation>控制台在业务空间名称旁显示该 ID。</translation>
    </message>
    <message>
        <source>The id of a workspace has letters, digits and hyphens only.</source>
        <translation>业务空间 ID 只含字母、数字和连字符。</translation>
    </message>
    <message>
        <source>Copy it from the console; the name of the workspace is something else.</source>
        <translation>从控制台复制，业务空间的名称不是 ID。</translation>
    </message>
    <message>
        <source>This is no web address.</source>
        <translation>这不是网址。</translation>
    </message>
    <message>
        <source>One looks like https://host.example.com/api/v1.</source>
        <translation>正确的格式如 https://host.example.com/api/v1。</translation>
    </message>
    <message>
        <source>The address must begin with https://.</source>
        <translation>地址必须以 https:// 开头。</translation>
    </message>
    <message>
        <source>Without encryption the key would travel in the open.</source>
        <translation>没有加密，密钥会以明文传输。</translation>
    </message>
    <message>
        <source>The address holds more than a host and a path.</source>
        <translation>地址中除了主机和路径还有别的内容。</translation>
    </message>
    <message>
        <source>Leave out user names and everything from “?” or “#” on.</source>
        <translation>去掉用户名，以及“?”或“#”之后的全部内容。</translation>
    </message>
    <message>
        <source>This is the address of a single interface, not the base of all of them.</source>
        <translation>这是单个接口的地址，不是所有接口的基础地址。</translation>
    </message>
    <message>
        <source>The base ends with /api/v1.</source>
        <translation>基础地址以 /api/v1 结尾。</translation>
    </message>
    <message>
        <source>it gave no answer of the service</source>
        <translation>没有得到服务的响应</translation>
    </message>
    <message>
        <source>it answered with HTTP {status}</source>
        <translation>返回了 HTTP {status}</translation>
    </message>
    <message>
        <source>The service&apos;s address does not begin with https://, so the key would travel in the open.</source>
        <translation>服务地址不以 https:// 开头，密钥会以明文传输。</translation>
    </message>
    <message>
        <source>Correct the address.</source>
        <translation>请改正地址。</translation>
    </message>
    <message>
        <source>The service&apos;s address is not a valid one.</source>
        <translation>服务地址无效。</translation>
    </message>
    <message>
        <source>Correct it.</source>
        <translation>请改正。</translation>
    </message>
    <message>
        <source>The service could not check the key: {why}.</source>
        <translation>服务无法检查密钥：{why}。</translation>
    </message>
    <message>
        <source>The key may be right all the same. Try again later, or go on.</source>
        <translation>密钥仍可能是正确的。稍后再试，或继续。</translation>
    </message>
    <message>
        <source>The proxy is a SOCKS proxy, and this installation cannot use one.</source>
        <translation>这是 SOCKS 代理，当前安装不支持。</translation>
    </message>
    <message>
        <source>Choose an HTTP proxy under Keys and regions, or install the Python package socksio.</source>
        <translation>在“密钥与地域”中改用 HTTP 代理，或安装 Python 软件包 socksio。</translation>
    </message>
    <message>
        <source>The address of the proxy is not a valid one.</source>
        <translation>代理地址无效。</translation>
    </message>
    <message>
        <source>Correct it under Keys and regions, or in the variables of the system.</source>
        <translation>在“密钥与地域”或系统环境变量中改正。</translation>
    </message>
    <message>
        <source>A proxy of your own is chosen, and its address is missing.</source>
        <translation>选择了自定义代理，但没有填写地址。</translation>
    </message>
    <message>
        <source>Enter it under Keys and regions, or choose another way.</source>
        <translation>在“密钥与地域”中填写，或改用其他方式。</translation>
    </message>
    <message>
        <source>The service no longer has this result: it keeps results for 24 hours.</source>
        <translation>服务上已没有这个结果：结果只保留 24 小时。</translation>
    </message>
    <message>
        <source>Run the edit again with the same seed for something similar.</source>
        <translation>用相同的种子重新运行，可以得到相近的结果。</translation>
    </message>
    <message>
        <source>The result&apos;s host is busy (HTTP {status}).</source>
        <translation>结果所在的主机繁忙（HTTP {status}）。</translation>
    </message>
    <message>
        <source>Try again in a while.</source>
        <translation>过一会儿再试。</translation>
    </message>
    <message>
        <source>The result&apos;s link leads elsewhere, and that is not followed.</source>
        <translation>结果的链接跳转到了别处，程序不会跟随。</translation>
    </message>
    <message>
        <source>Check any proxy or sign-in page of your network, then try again.</source>
        <translation>检查网络的代理或登录页面，然后再试。</translation>
    </message>
    <message>
        <source>The result&apos;s host refused the download (HTTP {status}).</source>
        <translation>结果所在的主机拒绝下载（HTTP {status}）。</translation>
    </message>
    <message>
        <source>Check whether a firewall must allow the hosts listed under Help, then try again.</source>
        <translation>检查防火墙是否需要放行“帮助”中列出的主机，然后再试。</translation>
    </message>
    <message>
        <source>This address leads from one to another without end.</source>
        <translation>这个地址不停地跳转。</translation>
    </message>
    <message>
        <source>Use a file.</source>
        <translation>改用文件。</translation>
    </message>
    <message>
        <source>There is no picture to be had at this address (HTTP {status}).</source>
        <translation>这个地址上取不到图片（HTTP {status}）。</translation>
    </message>
    <message>
        <source>Save the picture in your browser and add it as a file.</source>
        <translation>在浏览器中保存图片，再作为文件添加。</translation>
    </message>
    <message>
        <source>Only pictures at http or https addresses can be fetched.</source>
        <translation>只能获取 http 或 https 地址上的图片。</translation>
    </message>
    <message>
        <source>There is no picture at this address, but something else, probably a web page.</source>
        <translation>这个地址上不是图片，可能是网页。</translation>
    </message>
    <message>
        <source>Open the page and drop the picture itself, or save it and add it as a file.</source>
        <translation>打开网页拖入图片本身，或保存后作为文件添加。</translation>
    </message>
    <message>
        <source>The service does not know this API key.</source>
        <translation>服务无法识别这个 API 密钥。</translation>
    </message>
    <message>
        <source>Check that it is complete and belongs to the chosen region: a key of Singapore does not work in Beijing, nor the other way round.</source>
        <translation>检查密钥是否完整、是否属于所选地域：新加坡的密钥不能用于北京，反之亦然。</translation>
    </message>
    <message>
        <source>This API key may not use the workspace behind this address.</source>
        <translation>这个 API 密钥无权使用该地址对应的业务空间。</translation>
    </message>
    <message>
        <source>Check the service&apos;s address, or make a key in the right workspace.</source>
        <translation>检查服务地址，或在正确的业务空间里新建密钥。</translation>
    </message>
    <message>
        <source>The account has an unpaid balance.</source>
        <translation>账号欠费。</translation>
    </message>
    <message>
        <source>Top it up in the console. It can take some minutes until the service notices.</source>
        <translation>在控制台充值，服务可能要过几分钟才会恢复。</translation>
    </message>
    <message>
        <source>The free images of this model are used up, and the account is set to “free quota only”.</source>
        <translation>该模型的免费额度已用完，而账号开启了“仅使用免费额度”。</translation>
    </message>
    <message>
        <source>Turn “free quota only” off in the console, or choose another model.</source>
        <translation>在控制台关闭“仅使用免费额度”，或换一个模型。</translation>
    </message>
    <message>
        <source>The service was asked for a call in the background, which this model does not offer.</source>
        <translation>请求被当成异步调用，而该模型不支持。</translation>
    </message>
    <message>
        <source>If you use a service address of your own, check what it adds to a request.</source>
        <translation>如果用的是自己的服务地址，检查它给请求加了什么。</translation>
    </message>
    <message>
        <source>Model Studio is not activated for this account.</source>
        <translation>账号尚未开通百炼。</translation>
    </message>
    <message>
        <source>Activate it once in the console of your region; that is free.</source>
        <translation>在所选地域的控制台开通一次即可，免费。</translation>
    </message>
    <message>
        <source>The workspace of this API key has no access to the model.</source>
        <translation>密钥所在的业务空间没有该模型的权限。</translation>
    </message>
    <message>
        <source>Ask the owner of the workspace for access to it, or choose another model.</source>
        <translation>请业务空间的所有者授权，或换一个模型。</translation>
    </message>
    <message>
        <source>This account may not use the model.</source>
        <translation>账号无权使用该模型。</translation>
    </message>
    <message>
        <source>Check in the console that the model is available to you, or choose another one.</source>
        <translation>在控制台确认模型可用，或换一个模型。</translation>
    </message>
    <message>
        <source>The account has a billing problem: a plan is missing, or a bill is overdue.</source>
        <translation>账号有计费问题：未购买套餐，或账单逾期。</translation>
    </message>
    <message>
        <source>Settle it in the billing part of the console.</source>
        <translation>在控制台的费用页面处理。</translation>
    </message>
    <message>
        <source>The service has no model of this name in this region.</source>
        <translation>该地域没有这个名称的模型。</translation>
    </message>
    <message>
        <source>Choose another model, or the region that offers it.</source>
        <translation>换一个模型，或换到提供它的地域。</translation>
    </message>
    <message>
        <source>The address of the service does not fit the model. The pictures have nothing to do with it.</source>
        <translation>服务地址与模型不匹配，与图片无关。</translation>
    </message>
    <message>
        <source>Check the service&apos;s address and the model.</source>
        <translation>检查服务地址和模型。</translation>
    </message>
    <message>
        <source>The quota of this account for the model is used up.</source>
        <translation>账号在该模型上的配额已用完。</translation>
    </message>
    <message>
        <source>Raise it in the console, choose another model, or wait until it is renewed.</source>
        <translation>在控制台申请提额、换一个模型，或等配额恢复。</translation>
    </message>
    <message>
        <source>More edits were sent in a short time than the service takes from this account.</source>
        <translation>短时间内发送的编辑超过了账号的限速。</translation>
    </message>
    <message>
        <source>Wait a moment, then try again.</source>
        <translation>稍等片刻再试。</translation>
    </message>
    <message>
        <source>The service is busy.</source>
        <translation>服务繁忙。</translation>
    </message>
    <message>
        <source>Try again in a few minutes.</source>
        <translation>几分钟后再试。</translation>
    </message>
    <message>
        <source>The service made a picture and held it back as possibly inappropriate.</source>
        <translation>服务已生成图片，但认为可能不当而未交付。</translation>
    </message>
    <message>
        <source>Another seed may pass. Otherwise reword the instruction or use another picture.</source>
        <translation>换一个种子也许能通过；否则改写指令或换图片。</translation>
    </message>
    <message>
        <source>The service suspects that the text or a picture infringes someone&apos;s rights.</source>
        <translation>服务怀疑文字或图片侵权。</translation>
    </message>
    <message>
        <source>Reword the instruction, or use another picture.</source>
        <translation>改写指令，或换图片。</translation>
    </message>
    <message>
        <source>A rule set up for this account blocked the text or a picture.</source>
        <translation>账号设置的规则拦截了文字或图片。</translation>
    </message>
    <message>
        <source>Reword the instruction, use another picture, or ask whoever keeps the account&apos;s rules.</source>
        <translation>改写指令、换图片，或询问账号规则的管理者。</translation>
    </message>
    <message>
        <source>The service found the instruction, a picture or the result possibly inappropriate.</source>
        <translation>服务认为指令、图片或结果可能不当。</translation>
    </message>
    <message>
        <source>This model does not make so many images a call.</source>
        <translation>该模型一次生成不了这么多张。</translation>
    </message>
    <message>
        <source>Choose a smaller number of images, or another model.</source>
        <translation>减少张数，或换一个模型。</translation>
    </message>
    <message>
        <source>This model makes only one image a call.</source>
        <translation>该模型一次只能生成一张。</translation>
    </message>
    <message>
        <source>Set the number of images to 1, or choose a model that makes several.</source>
        <translation>把张数设为 1，或换一个支持多张的模型。</translation>
    </message>
    <message>
        <source>The service takes one to three pictures and one instruction, and found something else.</source>
        <translation>服务要求一到三张图片和一条指令，而请求不符。</translation>
    </message>
    <message>
        <source>Check that there is a picture and an instruction; some models take a single picture.</source>
        <translation>检查是否有图片和指令；有的模型只接受一张图片。</translation>
    </message>
    <message>
        <source>The service did not find everything it needs in the request.</source>
        <translation>请求缺少必要内容。</translation>
    </message>
    <message>
        <source>If you use a service address of your own, check that it hands requests on unchanged.</source>
        <translation>如果用的是自己的服务地址，检查它是否原样转发请求。</translation>
    </message>
    <message>
        <source>A picture is too large for the service, which takes about 7.8 MB each.</source>
        <translation>图片太大，服务每张约接受 7.8 MB。</translation>
    </message>
    <message>
        <source>Use a smaller picture.</source>
        <translation>换一张小一些的图片。</translation>
    </message>
    <message>
        <source>The pictures together are too large for the service.</source>
        <translation>几张图片加起来太大，服务不接受。</translation>
    </message>
    <message>
        <source>Use smaller pictures, or fewer.</source>
        <translation>换小一些的图片，或减少图片。</translation>
    </message>
    <message>
        <source>A picture has too few or too many pixels for the service: each side must have 384 to 3,072.</source>
        <translation>图片的像素太少或太多：每边须为 384 至 3072 像素。</translation>
    </message>
    <message>
        <source>Resize or crop it.</source>
        <translation>调整尺寸或裁剪。</translation>
    </message>
    <message>
        <source>The service could not fetch a picture from its address.</source>
        <translation>服务无法从链接获取图片。</translation>
    </message>
    <message>
        <source>Save the picture and add it as a file.</source>
        <translation>保存图片，再作为文件添加。</translation>
    </message>
    <message>
        <source>The service could not read a picture: it is damaged, or of another format than it says.</source>
        <translation>服务无法读取图片：已损坏，或实际格式与声明不符。</translation>
    </message>
    <message>
        <source>Open it in a picture program, save it anew, and add that file.</source>
        <translation>用图片软件打开并另存，再添加新文件。</translation>
    </message>
    <message>
        <source>The service did not finish the edit in its 300 seconds.</source>
        <translation>服务未能在 300 秒内完成编辑。</translation>
    </message>
    <message>
        <source>Ask for fewer images, or use smaller pictures.</source>
        <translation>减少张数，或换小一些的图片。</translation>
    </message>
    <message>
        <source>Something went wrong inside the service.</source>
        <translation>服务内部出错。</translation>
    </message>
    <message>
        <source>Try again in a while. If it goes on, tell the service&apos;s support the request id.</source>
        <translation>过一会儿再试。如果持续出现，把请求 ID 告知服务的技术支持。</translation>
    </message>
    <message>
        <source>The service did not accept a part of the request.</source>
        <translation>服务不接受请求中的某个部分。</translation>
    </message>
    <message>
        <source>What it said stands below.</source>
        <translation>服务的说明见下方。</translation>
    </message>
    <message>
        <source>Check the service&apos;s address, and any proxy or sign-in page of your network.</source>
        <translation>检查服务地址，以及网络的代理或登录页面。</translation>
    </message>
    <message>
        <source>The service does not accept this API key.</source>
        <translation>服务不接受这个 API 密钥。</translation>
    </message>
    <message>
        <source>Check that it is complete and belongs to the chosen region.</source>
        <translation>检查密钥是否完整、是否属于所选地域。</translation>
    </message>
    <message>
        <source>The address of the service refused access.</source>
        <translation>服务地址拒绝访问。</translation>
    </message>
    <message>
        <source>There is no edit service at this address.</source>
        <translation>这个地址上没有图片编辑服务。</translation>
    </message>
    <message>
        <source>The proxy of your network asks for a password.</source>
        <translation>网络代理要求密码。</translation>
    </message>
    <message>
        <source>Enter it under File, Keys and regions, at Proxy, or in the proxy settings of your system.</source>
        <translation>请在“文件 → 密钥与地域”的代理一栏或系统的代理设置中填写。</translation>
    </message>
    <message>
        <source>A proxy or gateway on the way to the service found the request too large.</source>
        <translation>途中的代理或网关认为请求太大。</translation>
    </message>
    <message>
        <source>More edits were sent in a short time than the service takes.</source>
        <translation>短时间内发送的编辑超过了服务的限速。</translation>
    </message>
    <message>
        <source>A gateway on the way to the service failed.</source>
        <translation>途中的网关出错。</translation>
    </message>
    <message>
        <source>A gateway waited in vain for the service.</source>
        <translation>途中的网关没有等到服务的响应。</translation>
    </message>
    <message>
        <source>The service gave no result.</source>
        <translation>服务没有给出结果。</translation>
    </message>
    <message>
        <source>Try again, and tell the service&apos;s support the request id if it goes on.</source>
        <translation>再试一次；如果持续出现，把请求 ID 告知服务的技术支持。</translation>
    </message>
    <message>
        <source>The address of the service leads elsewhere, and pictures are not sent after it.</source>
        <translation>服务地址跳转到了别处，图片不会发送到那里。</translation>
    </message>
    <message>
        <source>The service refused the request.</source>
        <translation>服务拒绝了请求。</translation>
    </message>
    <message>
        <source>The service refused the edit with {said}</source>
        <translation>服务拒绝了编辑：{said}</translation>
    </message>
    <message>
        <source>Look the code up in the error reference.</source>
        <translation>请在错误码说明中查找该代码。</translation>
    </message>
    <message>
        <source>The system&apos;s keyring still does not answer.</source>
        <translation>系统密钥环仍无响应。</translation>
    </message>
    <message>
        <source>The system&apos;s keyring did not answer within {seconds:g} seconds.</source>
        <translation>系统密钥环在 {seconds:g} 秒内没有响应。</translation>
    </message>
    <message>
        <source>The system&apos;s keyring is locked.</source>
        <translation>系统密钥环已锁定。</translation>
    </message>
    <message>
        <source>The system&apos;s keyring does not work.</source>
        <translation>系统密钥环无法使用。</translation>
    </message>
    <message>
        <source>This computer has no keyring that keeps keys safely.</source>
        <translation>这台电脑没有可安全保存密钥的密钥环。</translation>
    </message>
    <message>
        <source>The link to this result is damaged.</source>
        <translation>这个结果的链接已损坏。</translation>
    </message>
    <message>
        <source>The request id lets the service find the result.</source>
        <translation>服务可凭请求 ID 找到结果。</translation>
    </message>
    <message>
        <source>This result lies on {host}, a host that results have not come from before.</source>
        <translation>这个结果位于 {host}，以前没有结果来自该主机。</translation>
    </message>
    <message>
        <source>If you trust it, allow it and the result is fetched; it is kept there for 24 hours.</source>
        <translation>如果信任该主机，允许后即可取回结果；结果在那里保留 24 小时。</translation>
    </message>
    <message>
        <source>The link to this result leads into your own network, so it is not fetched.</source>
        <translation>这个结果的链接指向你自己的网络，因此不会取回。</translation>
    </message>
    <message>
        <source>If a proxy or filter of your network changes addresses, let it leave the result&apos;s host alone.</source>
        <translation>如果网络的代理或过滤软件会改写地址，请将结果所在的主机设为例外。</translation>
    </message>
    <message>
        <source>The picture “{name}” cannot be read.</source>
        <translation>图片“{name}”无法读取。</translation>
    </message>
    <message>
        <source>Add it again.</source>
        <translation>请重新添加。</translation>
    </message>
    <message>
        <source>The picture “{name}” changed or went away while it was being sent.</source>
        <translation>图片“{name}”在发送过程中被改动或移走。</translation>
    </message>
    <message>
        <source>Nothing was charged. Send the edit again.</source>
        <translation>未收费。请重新发送编辑。</translation>
    </message>
    <message>
        <source>This address leads into your own network, so it is not fetched.</source>
        <translation>这个地址指向你自己的网络，因此不会获取。</translation>
    </message>
    <message>
        <source>The address of the picture is not a valid one.</source>
        <translation>图片地址无效。</translation>
    </message>
    <message>
        <source>There is no room for the picture on the drive of the library.</source>
        <translation>资料库所在的磁盘放不下这张图片。</translation>
    </message>
    <message>
        <source>Make room; the download goes on by itself.</source>
        <translation>腾出空间后下载会自动继续。</translation>
    </message>
    <message>
        <source>The picture could not be written to disk: {reason}.</source>
        <translation>图片无法写入磁盘：{reason}。</translation>
    </message>
    <message>
        <source>Make room or choose another folder, then download it again.</source>
        <translation>腾出空间或换一个文件夹，然后重新下载。</translation>
    </message>
    <message>
        <source>The download took too long.</source>
        <translation>下载耗时过长。</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>再试一次。</translation>
    </message>
    <message>
        <source>The file is larger than {most} MB, which is too large for a picture.</source>
        <translation>文件超过 {most} MB，对图片来说太大。</translation>
    </message>
    <message>
        <source>The download fell silent.</source>
        <translation>下载停滞，没有数据传来。</translation>
    </message>
    <message>
        <source>The address of the picture could not be reached.</source>
        <translation>无法连接图片地址。</translation>
    </message>
    <message>
        <source>Check the internet connection and any firewall, then try again.</source>
        <translation>检查网络连接和防火墙，然后再试。</translation>
    </message>
    <message>
        <source>The connection broke during the download.</source>
        <translation>下载过程中连接中断。</translation>
    </message>
    <message>
        <source>Nothing was charged.</source>
        <translation>未收费。</translation>
    </message>
    <message>
        <source>It may have been charged, so it is not sent again by itself. The usage page of your region shows it after an hour.</source>
        <translation>可能已收费，因此不会自动重发。约一小时后可在所选地域的用量页面查看。</translation>
    </message>
    <message>
        <source>The connection broke while the service was working on the edit.</source>
        <translation>服务处理编辑时连接中断。</translation>
    </message>
    <message>
        <source>The service did not answer in time.</source>
        <translation>服务未及时响应。</translation>
    </message>
    <message>
        <source>The program was closed while the service was working on the edit.</source>
        <translation>服务处理编辑时程序被关闭。</translation>
    </message>
    <message>
        <source>The answer was larger than {limit} MB, so it is not one of the service.</source>
        <translation>响应超过 {limit} MB，不可能来自服务。</translation>
    </message>
    <message>
        <source>The service&apos;s certificate was not accepted.</source>
        <translation>服务的证书未被接受。</translation>
    </message>
    <message>
        <source>Check the date of this computer. If a proxy or virus scanner opens encrypted connections, choose the certificate of its authority under Keys and regions.</source>
        <translation>检查电脑的日期。如果有代理或杀毒软件在解密连接，请在“密钥与地域”中选择其颁发机构的证书。</translation>
    </message>
    <message>
        <source>No encrypted connection to the service came about.</source>
        <translation>无法与服务建立加密连接。</translation>
    </message>
    <message>
        <source>Check the service&apos;s address and any proxy.</source>
        <translation>检查服务地址和代理。</translation>
    </message>
    <message>
        <source>Your proxy could not be reached.</source>
        <translation>无法连接你的代理。</translation>
    </message>
    <message>
        <source>Check its address under Keys and regions, and whether it is running.</source>
        <translation>在“密钥与地域”中检查代理地址，并确认代理正在运行。</translation>
    </message>
    <message>
        <source>The service&apos;s address was not found.</source>
        <translation>找不到服务地址。</translation>
    </message>
    <message>
        <source>Check the internet connection, then try again.</source>
        <translation>检查网络连接，然后再试。</translation>
    </message>
    <message>
        <source>The service&apos;s address refused the connection.</source>
        <translation>服务地址拒绝连接。</translation>
    </message>
    <message>
        <source>Check the service&apos;s address and any firewall.</source>
        <translation>检查服务地址和防火墙。</translation>
    </message>
    <message>
        <source>The service could not be reached in time.</source>
        <translation>未能及时连接服务。</translation>
    </message>
    <message>
        <source>The service could not be reached.</source>
        <translation>无法连接服务。</translation>
    </message>
    <message>
        <source>The connection broke before the service had everything.</source>
        <translation>请求尚未发送完，连接就中断了。</translation>
    </message>
    <message>
        <source>The proxy asks for a user name and a password, or does not know these.</source>
        <translation>代理要求用户名和密码，或不认可当前的用户名和密码。</translation>
    </message>
    <message>
        <source>Enter them under Keys and regions.</source>
        <translation>在“密钥与地域”中填写。</translation>
    </message>
    <message>
        <source>The proxy refused the connection.</source>
        <translation>代理拒绝连接。</translation>
    </message>
    <message>
        <source>Check the proxy under Keys and regions, or in the variables of the system.</source>
        <translation>在“密钥与地域”或系统环境变量中检查代理设置。</translation>
    </message>
    <message>
        <source>There is no API key.</source>
        <translation>没有 API 密钥。</translation>
    </message>
    <message>
        <source>Paste one, or try the demo.</source>
        <translation>请粘贴密钥，或试用演示。</translation>
    </message>
    <message>
        <source>This cannot be an API key: one has 8 to 200 letters, digits and signs, without spaces.</source>
        <translation>这不是 API 密钥：密钥由 8 至 200 个字母、数字和符号组成，不含空格。</translation>
    </message>
    <message>
        <source>Copy it again from the console.</source>
        <translation>请从控制台重新复制。</translation>
    </message>
    <message>
        <source>The environment variable {name} holds what cannot be an API key.</source>
        <translation>环境变量 {name} 中的内容不是 API 密钥。</translation>
    </message>
    <message>
        <source>The keyring holds what cannot be an API key.</source>
        <translation>系统密钥环中的内容不是 API 密钥。</translation>
    </message>
    <message>
        <source>The key could not be removed. {problem}</source>
        <translation>密钥无法删除。{problem}</translation>
    </message>
    <message>
        <source>Unlock the keyring and try again, or remove “{name}” there.</source>
        <translation>解锁系统密钥环后再试，或在其中删除“{name}”。</translation>
    </message>
    <message>
        <source>The password of the proxy could not be read. {problem}</source>
        <translation>无法读取代理密码。{problem}</translation>
    </message>
    <message>
        <source>Unlock the keyring, or enter it again under Keys and regions.</source>
        <translation>解锁系统密钥环，或在“密钥与地域”中重新填写。</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>{file} is not a valid catalogue: {key}: {reason}.</source>
        <translation>{file} 不是有效的模型清单：{key}：{reason}。</translation>
    </message>
    <message>
        <source>The built-in catalogue is used until the file is corrected.</source>
        <translation>在文件改正之前使用内置的模型清单。</translation>
    </message>
    <message>
        <source>The presets in {file} cannot be used: {mistake}.</source>
        <translation>{file} 中的预设无法使用：{mistake}。</translation>
    </message>
    <message>
        <source>It has {count} mistakes in all.</source>
        <translation>共有 {count} 处错误。</translation>
    </message>
    <message>
        <source>Correct the file, then open the presets again.</source>
        <translation>改正文件后重新打开预设。</translation>
    </message>
    <message>
        <source>This library is open on the computer “{computer}”.</source>
        <translation>这个资料库正在电脑“{computer}”上打开。</translation>
    </message>
    <message>
        <source>Close Qwen Studio there, and try again.</source>
        <translation>在那台电脑上关闭 Qwen Studio，然后再试。</translation>
    </message>
    <message>
        <source>This library is open in another window or command of Qwen Studio.</source>
        <translation>这个资料库正由 Qwen Studio 的另一个窗口或命令使用。</translation>
    </message>
    <message>
        <source>Go on in that window, or wait for the command to end, and try again.</source>
        <translation>请在那个窗口中继续，或等命令结束后再试。</translation>
    </message>
    <message>
        <source>Stopped before it was sent. Nothing was charged.</source>
        <translation>发送前已停止，未收费。</translation>
    </message>
    <message>
        <source>The picture has no pixels.</source>
        <translation>图片没有像素。</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>请选择其他文件。</translation>
    </message>
    <message>
        <source>The picture is too long and narrow: {size}. The service takes {min_side} to {max_side} pixels a side, so one side may be at most {times:g} times the other.</source>
        <translation>图片过于狭长：{size}。服务要求每边 {min_side} 至 {max_side} 像素，因此长边最多为短边的 {times:g} 倍。</translation>
    </message>
    <message>
        <source>Crop it first.</source>
        <translation>请先裁剪。</translation>
    </message>
    <message>
        <source>The name is empty.</source>
        <translation>名称为空。</translation>
    </message>
    <message>
        <source>Write at least one field, such as {n}.</source>
        <translation>至少写一个字段，例如 {n}。</translation>
    </message>
    <message>
        <source>A “{lonely}” stands alone in the name.</source>
        <translation>名称中有单独的“{lonely}”。</translation>
    </message>
    <message>
        <source>Write {lonely} for the brace itself.</source>
        <translation>要写花括号本身，请写成 {lonely}。</translation>
    </message>
    <message>
        <source>There is no field {{{field}}}.</source>
        <translation>没有字段 {{{field}}}。</translation>
    </message>
    <message>
        <source>There are {known}.</source>
        <translation>可用的字段：{known}。</translation>
    </message>
    <message>
        <source>This is no address of a proxy.</source>
        <translation>这不是代理地址。</translation>
    </message>
    <message>
        <source>One looks like http://proxy.example.com:8080.</source>
        <translation>正确的格式如 http://proxy.example.com:8080。</translation>
    </message>
    <message>
        <source>Proxies of the kind “{scheme}” are not known here.</source>
        <translation>不支持“{scheme}”类型的代理。</translation>
    </message>
    <message>
        <source>An address begins with http://, https:// or socks5://.</source>
        <translation>地址以 http://、https:// 或 socks5:// 开头。</translation>
    </message>
    <message>
        <source>The address of a proxy ends with its port.</source>
        <translation>代理地址以端口结尾。</translation>
    </message>
    <message>
        <source>Leave out what comes after it.</source>
        <translation>去掉端口之后的内容。</translation>
    </message>
    <message>
        <source>There is no region “{region}” in the catalogue.</source>
        <translation>模型清单中没有地域“{region}”。</translation>
    </message>
    <message>
        <source>There is no model “{model}” in the catalogue.</source>
        <translation>模型清单中没有模型“{model}”。</translation>
    </message>
    <message>
        <source>Known are: {models}.</source>
        <translation>可用的模型：{models}。</translation>
    </message>
    <message>
        <source>The instruction is empty.</source>
        <translation>指令为空。</translation>
    </message>
    <message>
        <source>Say what should change.</source>
        <translation>写明要改什么。</translation>
    </message>
    <message>
        <source>The instruction is {over} character over the limit of {limit}.</source>
        <translation>指令超出上限 {over} 个字符（上限为 {limit} 个字符）。</translation>
    </message>
    <message>
        <source>The instruction is {over} characters over the limit of {limit}.</source>
        <translation>指令超出上限 {over} 个字符（上限为 {limit} 个字符）。</translation>
    </message>
    <message>
        <source>The negative prompt is {over} character over the limit of {limit}.</source>
        <translation>反向提示词超出上限 {over} 个字符（上限为 {limit} 个字符）。</translation>
    </message>
    <message>
        <source>The negative prompt is {over} characters over the limit of {limit}.</source>
        <translation>反向提示词超出上限 {over} 个字符（上限为 {limit} 个字符）。</translation>
    </message>
    <message>
        <source>The service would cut the end off without a word, so shorten it.</source>
        <translation>超出的部分会被服务直接截掉，请缩短。</translation>
    </message>
    <message>
        <source>There is no picture to edit.</source>
        <translation>没有要编辑的图片。</translation>
    </message>
    <message>
        <source>Add one to Image 1.</source>
        <translation>请在图 1 中添加一张。</translation>
    </message>
    <message>
        <source>{images} pictures are too many: the service takes {max_images}.</source>
        <translation>{images} 张图片太多：服务最多接受 {max_images} 张。</translation>
    </message>
    <message>
        <source>Image {number} is not an http or https address.</source>
        <translation>图 {number} 不是 http 或 https 地址。</translation>
    </message>
    <message>
        <source>Use a file.</source>
        <translation>改用文件。</translation>
    </message>
    <message>
        <source>{model} makes 1 to {most} images a call, not {n}.</source>
        <translation>{model} 一次生成 1 至 {most} 张，不能生成 {n} 张。</translation>
    </message>
    <message>
        <source>{model} makes only 1 image a call, not {n}.</source>
        <translation>{model} 一次只能生成 1 张，不能生成 {n} 张。</translation>
    </message>
    <message>
        <source>The seed must lie between 0 and {max_seed}.</source>
        <translation>种子须在 0 与 {max_seed} 之间。</translation>
    </message>
    <message>
        <source>{model} does not let the size be chosen.</source>
        <translation>{model} 不能选择尺寸。</translation>
    </message>
    <message>
        <source>{model} makes sides of {least} to {most} pixels, not {size}.</source>
        <translation>{model} 支持每边 {least} 至 {most} 像素，不支持 {size}。</translation>
    </message>
    <message>
        <source>{model} makes pictures of {least:,} to {most:,} pixels in all, not {size}.</source>
        <translation>{model} 支持总像素 {least:,} 至 {most:,} 的图片，不支持 {size}。</translation>
    </message>
    <message>
        <source>This edit costs {cost} and would pass your {period} cap of {cap}: {spent} is spent. Nothing was sent.</source>
        <translation>这次编辑需要 {cost}，会超过你设置的{period}上限 {cap}：已支出 {spent}。没有发送任何内容。</translation>
    </message>
    <message>
        <source>This edit costs {cost} and would pass your {period} cap of {cap}: {spent} is spent, and {out} more may have been. Nothing was sent.</source>
        <translation>这次编辑需要 {cost}，会超过你设置的{period}上限 {cap}：已支出 {spent}，另有 {out} 可能已支出。没有发送任何内容。</translation>
    </message>
    <message>
        <source>Raise the month cap to {enough}, or wait for the next month.</source>
        <translation>把每月上限调高到 {enough}，或等到下个月。</translation>
    </message>
    <message>
        <source>Raise the day cap to {enough}, or wait for the next day.</source>
        <translation>把每日上限调高到 {enough}，或等到明天。</translation>
    </message>
    <message>
        <source>day</source>
        <translation>每日</translation>
    </message>
    <message>
        <source>month</source>
        <translation>每月</translation>
    </message>
    <message>
        <source>The price of {model} in {region} is not known, so your {period} cap of {cap} could not be kept. Nothing was sent.</source>
        <translation>{model} 在{region}的价格未知，无法保证不超过{period}上限 {cap}。没有发送任何内容。</translation>
    </message>
    <message>
        <source>Take the cap away under File, Spending, choose another model, or enter the price in catalog.toml.</source>
        <translation>在“文件 → 支出”中取消上限、换一个模型，或在 catalog.toml 中填写价格。</translation>
    </message>
    <message>
        <source>Singapore</source>
        <translation>新加坡</translation>
    </message>
    <message>
        <source>Beijing</source>
        <translation>北京</translation>
    </message>
</context>
<context>
    <name>date_words</name>
    <message>
        <source>Since {day}</source>
        <translation>{day} 起</translation>
    </message>
    <message>
        <source>Until {day}</source>
        <translation>截至 {day}</translation>
    </message>
    <message>
        <source>{first} – {last}</source>
        <translation>{first} – {last}</translation>
    </message>
</context>
<context>
    <name>day_words</name>
    <message>
        <source>Without a chain</source>
        <translation>无编辑链</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
</context>
<context>
    <name>figures</name>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} 分 {seconds} 秒</translation>
    </message>
</context>
<context>
    <name>imaging</name>
    <message>
        <source>The result and its original show different places, so that nothing of it would remain.</source>
        <translation>结果与原图画面不重合，对齐后什么也不会剩下。</translation>
    </message>
    <message>
        <source>Save it at its own size.</source>
        <translation>请按自身尺寸保存。</translation>
    </message>
    <message>
        <source>“{name}” has no pixels.</source>
        <translation>“{name}”没有像素。</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>请选择其他文件。</translation>
    </message>
    <message>
        <source>{width} × {height} pixels</source>
        <translation>{width} × {height} 像素</translation>
    </message>
    <message>
        <source>“{name}” needs too much memory: {width} × {height} pixels, packed as {packing}.</source>
        <translation>“{name}”占用内存过多：{width} × {height} 像素，以 {packing} 压缩。</translation>
    </message>
    <message>
        <source>Save a smaller copy and use that.</source>
        <translation>另存一份较小的副本再用。</translation>
    </message>
    <message>
        <source>“{name}” is too large: {size}. At most {max_pixels} megapixels and {max_side:,} pixels a side.</source>
        <translation>“{name}”太大：{size}。上限为 {max_pixels} 百万像素、每边 {max_side:,} 像素。</translation>
    </message>
    <message>
        <source>“{name}” is packed in a way that takes too long to read.</source>
        <translation>“{name}”的压缩方式读取起来太慢。</translation>
    </message>
    <message>
        <source>Save it as a new PNG and use that.</source>
        <translation>另存为新的 PNG 再用。</translation>
    </message>
    <message>
        <source>The picture cannot be made small enough: at most {most:,} bytes are sent.</source>
        <translation>图片无法压缩到足够小：最多发送 {most:,} 字节。</translation>
    </message>
    <message>
        <source>Use a picture with fewer pixels.</source>
        <translation>换一张像素较少的图片。</translation>
    </message>
    <message>
        <source>“{name}” could not be saved: {file_format} cannot hold a picture of {width} × {height}.</source>
        <translation>“{name}”无法保存：{file_format} 不支持 {width} × {height} 的图片。</translation>
    </message>
    <message>
        <source>Save it as PNG.</source>
        <translation>请保存为 PNG。</translation>
    </message>
    <message>
        <source>“{source}” is not a whole PNG picture.</source>
        <translation>“{source}”不是完整的 PNG 图片。</translation>
    </message>
    <message>
        <source>Text can only be kept in PNG files.</source>
        <translation>文字只能保存在 PNG 文件中。</translation>
    </message>
    <message>
        <source>Choose another picture.</source>
        <translation>请选择其他图片。</translation>
    </message>
    <message>
        <source>“{name}” is a HEIC picture, and reading those is not installed.</source>
        <translation>“{name}”是 HEIC 图片，读取这种图片的组件尚未安装。</translation>
    </message>
    <message>
        <source>Install it with pip install &quot;qwen-studio[heic]&quot;, or save the picture as JPEG.</source>
        <translation>运行 pip install &quot;qwen-studio[heic]&quot; 安装，或把图片另存为 JPEG。</translation>
    </message>
    <message>
        <source>it unpacks to far more pixels than a photo has</source>
        <translation>解压后的像素远多于照片</translation>
    </message>
    <message>
        <source>“{name}” is not a picture that can be read.</source>
        <translation>“{name}”不是可读取的图片。</translation>
    </message>
    <message>
        <source>Use a JPEG, PNG, WEBP, TIFF, BMP, GIF, AVIF or HEIC file.</source>
        <translation>请使用 JPEG、PNG、WEBP、TIFF、BMP、GIF、AVIF 或 HEIC 文件。</translation>
    </message>
    <message>
        <source>“{name}” needs more memory than there is.</source>
        <translation>内存不足，无法打开“{name}”。</translation>
    </message>
    <message>
        <source>Close other programs, or use a smaller copy.</source>
        <translation>关闭其他程序，或使用较小的副本。</translation>
    </message>
    <message>
        <source>“{name}” is damaged or incomplete.</source>
        <translation>“{name}”已损坏或不完整。</translation>
    </message>
    <message>
        <source>Save it again in another program, or choose another file.</source>
        <translation>用其他程序重新保存，或选择其他文件。</translation>
    </message>
    <message>
        <source>converted to JPEG</source>
        <translation>转换为 JPEG</translation>
    </message>
    <message>
        <source>converted to PNG</source>
        <translation>转换为 PNG</translation>
    </message>
    <message>
        <source>converted to WEBP</source>
        <translation>转换为 WEBP</translation>
    </message>
    <message>
        <source>“{path}” changed while it was read.</source>
        <translation>“{path}”在读取过程中被改动。</translation>
    </message>
    <message>
        <source>Add it again.</source>
        <translation>请重新添加。</translation>
    </message>
    <message>
        <source>metadata removed</source>
        <translation>已去除元数据</translation>
    </message>
    <message>
        <source>marks painted on</source>
        <translation>已画上标注</translation>
    </message>
    <message>
        <source>scaled down</source>
        <translation>已缩小</translation>
    </message>
    <message>
        <source>scaled up</source>
        <translation>已放大</translation>
    </message>
    <message>
        <source>transparency flattened onto white</source>
        <translation>透明部分填为白色</translation>
    </message>
    <message>
        <source>compressed more strongly</source>
        <translation>压缩率提高</translation>
    </message>
    <message>
        <source>encoded again</source>
        <translation>重新编码</translation>
    </message>
    <message>
        <source>The folder for prepared pictures cannot be made: {reason}.</source>
        <translation>无法创建存放待发送图片的文件夹：{reason}。</translation>
    </message>
    <message>
        <source>Check the permissions of your cache folder, and the room on the disk.</source>
        <translation>检查缓存文件夹的权限和磁盘空间。</translation>
    </message>
    <message>
        <source>“{name}” is a folder, not a picture.</source>
        <translation>“{name}”是文件夹，不是图片。</translation>
    </message>
    <message>
        <source>Choose a picture in it.</source>
        <translation>请选择其中的图片。</translation>
    </message>
    <message>
        <source>“{name}” is empty.</source>
        <translation>“{name}”是空文件。</translation>
    </message>
    <message>
        <source>Choose another file, or copy it here again.</source>
        <translation>选择其他文件，或重新复制过来。</translation>
    </message>
    <message>
        <source>“{name}” is {size} MB large, and at most {most} MB are read.</source>
        <translation>“{name}”有 {size} MB，最多读取 {most} MB。</translation>
    </message>
    <message>
        <source>“{name}” is not an ordinary file.</source>
        <translation>“{name}”不是普通文件。</translation>
    </message>
    <message>
        <source>Choose a picture file.</source>
        <translation>请选择图片文件。</translation>
    </message>
    <message>
        <source>“{name}” is not there.</source>
        <translation>“{name}”不存在。</translation>
    </message>
    <message>
        <source>It may have been moved or deleted: choose it again.</source>
        <translation>可能已被移动或删除：请重新选择。</translation>
    </message>
    <message>
        <source>“{name}” may not be read: its permissions forbid it.</source>
        <translation>没有读取“{name}”的权限。</translation>
    </message>
    <message>
        <source>Change them, or use a copy.</source>
        <translation>修改权限，或使用副本。</translation>
    </message>
    <message>
        <source>“{name}” could not be read: {reason}.</source>
        <translation>“{name}”无法读取：{reason}。</translation>
    </message>
    <message>
        <source>Try again, or choose another file.</source>
        <translation>再试一次，或选择其他文件。</translation>
    </message>
    <message>
        <source>“{path}” is damaged or incomplete.</source>
        <translation>“{path}”已损坏或不完整。</translation>
    </message>
    <message>
        <source>Download it again.</source>
        <translation>请重新下载。</translation>
    </message>
    <message>
        <source>there is no room left on the disk</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>Make room, or choose another folder.</source>
        <translation>腾出空间，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>your share of the disk is used up</source>
        <translation>你的磁盘配额已用完</translation>
    </message>
    <message>
        <source>the disk can only be read</source>
        <translation>磁盘是只读的</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>请选择其他文件夹。</translation>
    </message>
    <message>
        <source>the folder&apos;s permissions forbid it</source>
        <translation>没有该文件夹的写入权限</translation>
    </message>
    <message>
        <source>its folder is not there</source>
        <translation>所在的文件夹不存在</translation>
    </message>
    <message>
        <source>its folder is not a folder</source>
        <translation>所在的位置不是文件夹</translation>
    </message>
    <message>
        <source>a folder has that name</source>
        <translation>有同名的文件夹</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>请换一个名称。</translation>
    </message>
    <message>
        <source>its name is too long</source>
        <translation>名称太长</translation>
    </message>
    <message>
        <source>Choose a shorter name.</source>
        <translation>请换一个短一些的名称。</translation>
    </message>
    <message>
        <source>the name is not possible</source>
        <translation>不能使用这个名称</translation>
    </message>
    <message>
        <source>“{target}” could not be saved: {reason}.</source>
        <translation>“{target}”无法保存：{reason}。</translation>
    </message>
    <message>
        <source>first frame only</source>
        <translation>只取第一帧</translation>
    </message>
    <message>
        <source>colours converted to sRGB</source>
        <translation>颜色转换为 sRGB</translation>
    </message>
    <message>
        <source>reduced to 8 bits</source>
        <translation>降为 8 位</translation>
    </message>
    <message>
        <source>mirrored</source>
        <translation>已镜像</translation>
    </message>
    <message>
        <source>rotated</source>
        <translation>已旋转</translation>
    </message>
</context>
<context>
    <name>jobs</name>
    <message>
        <source>The answer to this edit was not kept, or is damaged.</source>
        <translation>这次编辑的响应没有保存下来，或已损坏。</translation>
    </message>
    <message>
        <source>Look at the usage page before sending it again.</source>
        <translation>重新发送前请先查看用量页面。</translation>
    </message>
    <message>
        <source>Keeping the inputs</source>
        <translation>正在保存输入图</translation>
    </message>
    <message>
        <source>Preparing the pictures</source>
        <translation>正在准备图片</translation>
    </message>
    <message>
        <source>Making the pictures smaller, because the service found them too large</source>
        <translation>服务认为图片太大，正在缩小</translation>
    </message>
    <message>
        <source>Fetching the pictures here, because the service could not reach a link</source>
        <translation>服务无法访问链接，正在本机获取图片</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>排队中</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>正在发送</translation>
    </message>
    <message>
        <source>With the service</source>
        <translation>服务处理中</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>已响应</translation>
    </message>
    <message>
        <source>Trying again in {seconds:.0f} s: {reason}</source>
        <translation>{seconds:.0f} 秒后重试：{reason}</translation>
    </message>
    <message>
        <source>Trying again</source>
        <translation>正在重试</translation>
    </message>
    <message>
        <source>The service made {got} of {asked} images.</source>
        <translation>服务只生成了 {asked} 张中的 {got} 张。</translation>
    </message>
    <message>
        <source>Only {got} will be charged. Generate again for more.</source>
        <translation>只按 {got} 张收费。要补足请再次生成。</translation>
    </message>
    <message>
        <source>The demo&apos;s sandbox did not start.</source>
        <translation>演示用的模拟服务没有启动。</translation>
    </message>
    <message>
        <source>Start Qwen Studio again.</source>
        <translation>请重新启动 Qwen Studio。</translation>
    </message>
    <message>
        <source>it has a name that no folder can have</source>
        <translation>这个名称不能用作文件夹名</translation>
    </message>
    <message>
        <source>Nothing can be saved in {folder}: {reason}.</source>
        <translation>无法保存到 {folder}：{reason}。</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>请选择其他文件夹。</translation>
    </message>
    <message>
        <source>Too little of its original is left to lay it over that one.</source>
        <translation>保留的原图内容太少，无法与原图重合。</translation>
    </message>
    <message>
        <source>Export it at its own size.</source>
        <translation>请按它自己的尺寸导出。</translation>
    </message>
    <message>
        <source>It does not tell that Qwen Studio made it.</source>
        <translation>文件中没有 Qwen Studio 的制作记录。</translation>
    </message>
    <message>
        <source>It cannot be read: {reason}.</source>
        <translation>无法读取：{reason}。</translation>
    </message>
    <message>
        <source>Its content is not what its name says, so it is damaged or not an input.</source>
        <translation>内容与文件名不符，可能已损坏，或不是输入图。</translation>
    </message>
    <message>
        <source>Its name is not readable text, so it cannot be entered.</source>
        <translation>文件名不是可读的文字，无法录入。</translation>
    </message>
    <message>
        <source>It is a copy of {path}.</source>
        <translation>是 {path} 的副本。</translation>
    </message>
    <message>
        <source>The spending caps in {settings_file} cannot be read, so they could not be kept.</source>
        <translation>{settings_file} 中的支出上限无法读取，因此无法保证不超限。</translation>
    </message>
    <message>
        <source>Correct the file, or set the caps again in the window under File, Spending.</source>
        <translation>改正文件，或在窗口的“文件 → 支出”中重新设置上限。</translation>
    </message>
    <message>
        <source>The list cannot be written to {target}: {reason}.</source>
        <translation>清单无法写入 {target}：{reason}。</translation>
    </message>
    <message>
        <source>Choose another place for it.</source>
        <translation>请换一个位置。</translation>
    </message>
    <message>
        <source>The library in {folder} has no database.</source>
        <translation>{folder} 中的资料库没有数据库。</translation>
    </message>
    <message>
        <source>Run “qwen-studio library rebuild” to make one.</source>
        <translation>运行“qwen-studio library rebuild”可重建。</translation>
    </message>
    <message>
        <source>There is no library in {folder}.</source>
        <translation>{folder} 中没有资料库。</translation>
    </message>
    <message>
        <source>Choose its folder by --library.</source>
        <translation>用 --library 指定资料库的文件夹。</translation>
    </message>
    <message>
        <source>The folder {prepared} for prepared pictures cannot be made: {reason}.</source>
        <translation>无法创建存放待发送图片的文件夹 {prepared}：{reason}。</translation>
    </message>
    <message>
        <source>Check the rights of the folder, and that its drive has room.</source>
        <translation>检查文件夹的权限和磁盘空间。</translation>
    </message>
    <message>
        <source>There is no model “{model}” in the catalogue.</source>
        <translation>模型清单中没有模型“{model}”。</translation>
    </message>
    <message>
        <source>There is no place for prepared pictures.</source>
        <translation>没有地方存放待发送的图片。</translation>
    </message>
    <message>
        <source>Is the disk full?</source>
        <translation>磁盘是否已满？</translation>
    </message>
    <message>
        <source>“{folder}” cannot be opened: {reason}.</source>
        <translation>“{folder}”无法打开：{reason}。</translation>
    </message>
    <message>
        <source>There is no library in {library}.</source>
        <translation>{library} 中没有资料库。</translation>
    </message>
    <message>
        <source>{count} edit has pictures that are paid for and not fetched yet, and only the present database knows where they lie.</source>
        <translation>{count} 次编辑的图片已付费但尚未取回，只有现在的数据库知道它们的位置。</translation>
    </message>
    <message>
        <source>{count} edits have pictures that are paid for and not fetched yet, and only the present database knows where they lie.</source>
        <translation>{count} 次编辑的图片已付费但尚未取回，只有现在的数据库知道它们的位置。</translation>
    </message>
    <message>
        <source>Run “qwen-studio library recover” first, or add --leave-pending to do without them.</source>
        <translation>先运行“qwen-studio library recover”，或加上 --leave-pending 放弃它们。</translation>
    </message>
    <message>
        <source>Qwen Studio ended before this was sent. Nothing was charged.</source>
        <translation>Qwen Studio 在发送前退出，未收费。</translation>
    </message>
    <message>
        <source>Choose Retry to send it now.</source>
        <translation>点击“重试”即可发送。</translation>
    </message>
    <message>
        <source>Qwen Studio ended while this was with the service, so its answer is unknown. It may have been charged.</source>
        <translation>Qwen Studio 在服务处理期间退出，没有收到响应，可能已收费。</translation>
    </message>
    <message>
        <source>Look at the usage page before sending it again; the page is about one hour late.</source>
        <translation>重新发送前请先查看用量页面，该页面约滞后一小时。</translation>
    </message>
    <message>
        <source>Qwen Studio ended while the demo was at work on this. Nothing was charged.</source>
        <translation>Qwen Studio 在演示处理期间退出，未收费。</translation>
    </message>
    <message>
        <source>Choose Retry to do it again.</source>
        <translation>点击“重试”重新进行。</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>正在下载</translation>
    </message>
    <message>
        <source>Downloading, {arrived} of {total} here</source>
        <translation>正在下载，已到 {arrived}/{total}</translation>
    </message>
    <message>
        <source>Result {index} is not a picture that can be read.</source>
        <translation>结果 {index} 不是可读取的图片。</translation>
    </message>
    <message>
        <source>Try the download again; the link lives for 24 hours.</source>
        <translation>请重新下载，链接 24 小时内有效。</translation>
    </message>
    <message>
        <source>Something went wrong inside Qwen Studio.</source>
        <translation>Qwen Studio 内部出错。</translation>
    </message>
    <message>
        <source>The log says more (Help, Show the log). What was paid for is kept and is fetched at the next start.</source>
        <translation>日志中有详细信息（帮助 → 显示日志）。已付费的内容都已保存，下次启动时取回。</translation>
    </message>
    <message>
        <source>The file is not the picture that was saved.</source>
        <translation>这个文件不是当初保存的图片。</translation>
    </message>
    <message>
        <source>The library&apos;s files hold {found} of {n} images.</source>
        <translation>资料库的文件中只有 {n} 张中的 {found} 张。</translation>
    </message>
    <message>
        <source>The others were never fetched, or their files are gone.</source>
        <translation>其余的从未取回，或文件已丢失。</translation>
    </message>
    <message>
        <source>The answer to this edit, which was paid for, is missing.</source>
        <translation>这次已付费编辑的响应缺失。</translation>
    </message>
    <message>
        <source>This picture&apos;s file is missing.</source>
        <translation>这张图片的文件缺失。</translation>
    </message>
    <message>
        <source>This picture&apos;s file is not what was saved.</source>
        <translation>这张图片的文件与保存时不同。</translation>
    </message>
    <message>
        <source>This input&apos;s file is missing.</source>
        <translation>这张输入图的文件缺失。</translation>
    </message>
    <message>
        <source>This input&apos;s file is not what was kept.</source>
        <translation>这张输入图的文件与保存时不同。</translation>
    </message>
    <message>
        <source>No entry of the library knows this file.</source>
        <translation>资料库中没有这个文件的记录。</translation>
    </message>
    <message>
        <source>The account of this edit is not there any more.</source>
        <translation>这次编辑所用的账号已不存在。</translation>
    </message>
    <message>
        <source>Choose another at the top, and try again.</source>
        <translation>请在顶部选择其他账号，然后再试。</translation>
    </message>
    <message>
        <source>There is no region “{region}” in the catalogue.</source>
        <translation>模型清单中没有地域“{region}”。</translation>
    </message>
    <message>
        <source>There is no key for {place}.</source>
        <translation>没有{place}的密钥。</translation>
    </message>
    <message>
        <source>Add one under File, Keys and regions, or set DASHSCOPE_API_KEY; the demo needs none.</source>
        <translation>在“文件 → 密钥与地域”中添加，或设置 DASHSCOPE_API_KEY；演示不需要密钥。</translation>
    </message>
    <message>
        <source>Add one under File, Keys and regions; the demo needs none.</source>
        <translation>请在“文件 → 密钥与地域”中添加；演示不需要密钥。</translation>
    </message>
    <message>
        <source>Paste one.</source>
        <translation>请粘贴密钥。</translation>
    </message>
</context>
<context>
    <name>language</name>
    <message>
        <source>en</source>
        <translation>zh</translation>
    </message>
</context>
<context>
    <name>library</name>
    <message>
        <source>There is an album “{clean}” already.</source>
        <translation>已有相册“{clean}”。</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>请换一个名称。</translation>
    </message>
    <message>
        <source>An album needs a name.</source>
        <translation>相册需要名称。</translation>
    </message>
    <message>
        <source>Write at least one letter.</source>
        <translation>至少写一个字。</translation>
    </message>
    <message>
        <source>The library is closed.</source>
        <translation>资料库已关闭。</translation>
    </message>
    <message>
        <source>Make room on the drive, then try again. Everything stored before is safe.</source>
        <translation>腾出磁盘空间后再试。此前保存的内容都是安全的。</translation>
    </message>
    <message>
        <source>Check the rights of the folder and that the drive is not write-protected, or choose another library.</source>
        <translation>检查文件夹的权限以及磁盘是否写保护，或选择其他资料库。</translation>
    </message>
    <message>
        <source>Two windows could write there at once, so choose a library on another drive.</source>
        <translation>两个窗口可能同时写入，请选择其他磁盘上的资料库。</translation>
    </message>
    <message>
        <source>Check that the drive is connected and in order, then try again.</source>
        <translation>检查磁盘是否已连接且正常，然后再试。</translation>
    </message>
    <message>
        <source>Start Qwen Studio again: it sets the damaged file aside and brings back what is left of it and of its backups. The pictures are ordinary files and stay where they are.</source>
        <translation>请重新启动 Qwen Studio：它会另行保留损坏的文件，并从该文件和备份中恢复内容。图片是普通文件，都留在原处。</translation>
    </message>
    <message>
        <source>The drive of the library in {folder} is full.</source>
        <translation>资料库 {folder} 所在的磁盘已满。</translation>
    </message>
    <message>
        <source>The library in {folder} is read-only.</source>
        <translation>资料库 {folder} 是只读的。</translation>
    </message>
    <message>
        <source>The library in {folder} may not be opened.</source>
        <translation>没有打开资料库 {folder} 的权限。</translation>
    </message>
    <message>
        <source>The database of the library in {folder} cannot be opened.</source>
        <translation>资料库 {folder} 的数据库无法打开。</translation>
    </message>
    <message>
        <source>The database of the library in {folder} is damaged.</source>
        <translation>资料库 {folder} 的数据库已损坏。</translation>
    </message>
    <message>
        <source>The database of the library in {folder} cannot be read or written: the drive does not work or has no room.</source>
        <translation>资料库 {folder} 的数据库无法读写：磁盘故障或没有空间。</translation>
    </message>
    <message>
        <source>Another program holds the database of the library in {folder}.</source>
        <translation>其他程序占用了资料库 {folder} 的数据库。</translation>
    </message>
    <message>
        <source>Close that program, then try again.</source>
        <translation>关闭那个程序，然后再试。</translation>
    </message>
    <message>
        <source>There is not enough memory for the library.</source>
        <translation>内存不足，无法打开资料库。</translation>
    </message>
    <message>
        <source>Close other programs, then try again.</source>
        <translation>关闭其他程序，然后再试。</translation>
    </message>
    <message>
        <source>Your share of the drive of the library in {folder} is used up.</source>
        <translation>你在资料库 {folder} 所在磁盘上的配额已用完。</translation>
    </message>
    <message>
        <source>The drive of the library in {folder} does not take files this large.</source>
        <translation>资料库 {folder} 所在的磁盘存不下这么大的文件。</translation>
    </message>
    <message>
        <source>Choose another library.</source>
        <translation>请选择其他资料库。</translation>
    </message>
    <message>
        <source>The library in {folder} may not be written to.</source>
        <translation>没有写入资料库 {folder} 的权限。</translation>
    </message>
    <message>
        <source>A file of the library in {folder} is missing.</source>
        <translation>资料库 {folder} 缺少一个文件。</translation>
    </message>
    <message>
        <source>It may have been moved or deleted by another program.</source>
        <translation>可能被其他程序移动或删除。</translation>
    </message>
    <message>
        <source>A file name in {folder} is too long for its drive.</source>
        <translation>{folder} 中有一个文件名对该磁盘来说太长。</translation>
    </message>
    <message>
        <source>Choose a library with a shorter path.</source>
        <translation>请选择路径较短的资料库。</translation>
    </message>
    <message>
        <source>{folder} is not a folder.</source>
        <translation>{folder} 不是文件夹。</translation>
    </message>
    <message>
        <source>The drive of the library in {folder} does not let programs lock files.</source>
        <translation>资料库 {folder} 所在的磁盘不支持锁定文件。</translation>
    </message>
    <message>
        <source>The drive of the library in {folder} does not work.</source>
        <translation>资料库 {folder} 所在的磁盘出现故障。</translation>
    </message>
    <message>
        <source>The drive of the library in {folder} is gone.</source>
        <translation>资料库 {folder} 所在的磁盘已断开。</translation>
    </message>
    <message>
        <source>The database of the library in {folder} refused: {error}.</source>
        <translation>资料库 {folder} 的数据库报错：{error}。</translation>
    </message>
    <message>
        <source>Start the program again.</source>
        <translation>请重新启动程序。</translation>
    </message>
    <message>
        <source>A file of the library in {folder} cannot be used: {reason}.</source>
        <translation>资料库 {folder} 中有一个文件无法使用：{reason}。</translation>
    </message>
    <message>
        <source>“{name}” cannot be read: {reason}.</source>
        <translation>“{name}”无法读取：{reason}。</translation>
    </message>
    <message>
        <source>Check that it still exists and that you may read it.</source>
        <translation>检查文件是否还在，以及是否有读取权限。</translation>
    </message>
    <message>
        <source>The library in {folder} names a file outside its folder, which is not opened.</source>
        <translation>资料库 {folder} 指向了文件夹以外的文件，程序不会打开。</translation>
    </message>
    <message>
        <source>The library may be damaged or not your own.</source>
        <translation>资料库可能已损坏，或不是你自己的。</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be made.</source>
        <translation>无法创建文件夹 {folder}。</translation>
    </message>
    <message>
        <source>Choose another library, for example by --library.</source>
        <translation>请选择其他资料库，例如用 --library 指定。</translation>
    </message>
    <message>
        <source>The new folder and the library&apos;s own lie in one another.</source>
        <translation>新文件夹与资料库的文件夹互相包含。</translation>
    </message>
    <message>
        <source>Choose a folder outside the library.</source>
        <translation>请选择资料库以外的文件夹。</translation>
    </message>
    <message>
        <source>{target} is not an empty folder.</source>
        <translation>{target} 不是空文件夹。</translation>
    </message>
    <message>
        <source>Choose a new or an empty one.</source>
        <translation>请选择新的或空的文件夹。</translation>
    </message>
    <message>
        <source>There is no library in {source}.</source>
        <translation>{source} 中没有资料库。</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>请选择其他文件夹。</translation>
    </message>
    <message>
        <source>The new drive has {free} MB left, and the library needs {needed} MB.</source>
        <translation>新磁盘剩余 {free} MB，而资料库需要 {needed} MB。</translation>
    </message>
    <message>
        <source>Make room there, or choose another drive.</source>
        <translation>在那里腾出空间，或选择其他磁盘。</translation>
    </message>
    <message>
        <source>“{relative}” is not the same at its new place: the new drive cannot be trusted.</source>
        <translation>“{relative}”在新位置与原来不一致：新磁盘不可靠。</translation>
    </message>
    <message>
        <source>Check that drive, or choose another one.</source>
        <translation>检查那个磁盘，或选择其他磁盘。</translation>
    </message>
    <message>
        <source>Two files of “{name}” have names that are one name on the new drive: “{name2}”.</source>
        <translation>“{name}”中有两个文件在新磁盘上会成为同一个名称：“{name2}”。</translation>
    </message>
    <message>
        <source>Rename one of them in the library&apos;s folder; its picture is found again by its content.</source>
        <translation>在资料库的文件夹中给其中一个改名，程序会按内容重新找到它。</translation>
    </message>
    <message>
        <source>it cannot be read: {reason}</source>
        <translation>无法读取：{reason}</translation>
    </message>
    <message>
        <source>it is larger than 1 MB</source>
        <translation>文件大于 1 MB</translation>
    </message>
    <message>
        <source>it is not text in UTF-8</source>
        <translation>不是 UTF-8 文本</translation>
    </message>
    <message>
        <source>it cannot be written: {reason}</source>
        <translation>无法写入：{reason}</translation>
    </message>
    <message>
        <source>there is no table “{name}” in a file of presets, only [[presets]]</source>
        <translation>预设文件中没有表“{name}”，只有 [[presets]]</translation>
    </message>
    <message>
        <source>each preset must begin with a line [[presets]]</source>
        <translation>每个预设须以一行 [[presets]] 开头</translation>
    </message>
    <message>
        <source>preset {number}: {mistake}</source>
        <translation>第 {number} 个预设：{mistake}</translation>
    </message>
    <message>
        <source>there is no key “{key}”</source>
        <translation>没有键“{key}”</translation>
    </message>
    <message>
        <source>“{key}” is missing</source>
        <translation>缺少“{key}”</translation>
    </message>
    <message>
        <source>“images” must be a number from 0 to 3</source>
        <translation>“images”须为 0 到 3 的数字</translation>
    </message>
    <message>
        <source>“{key}” must be words in quotes</source>
        <translation>“{key}”须为带引号的文字</translation>
    </message>
    <message>
        <source>“{key}” is empty</source>
        <translation>“{key}”为空</translation>
    </message>
    <message>
        <source>There is a search “{clean}” already.</source>
        <translation>已有搜索“{clean}”。</translation>
    </message>
    <message>
        <source>A saved search needs a name.</source>
        <translation>已保存的搜索需要名称。</translation>
    </message>
    <message>
        <source>This library was made by a newer version of Qwen Studio, and this version cannot read it.</source>
        <translation>这个资料库由更新版本的 Qwen Studio 创建，当前版本无法读取。</translation>
    </message>
    <message>
        <source>Update the program, or choose another library.</source>
        <translation>请更新程序，或选择其他资料库。</translation>
    </message>
    <message>
        <source>The drive of the library in {folder} has {free} MB left, and this edit may need {needed} MB. Nothing was sent.</source>
        <translation>资料库 {folder} 所在的磁盘剩余 {free} MB，而这次编辑可能需要 {needed} MB。没有发送任何内容。</translation>
    </message>
    <message>
        <source>Make room on the drive, or choose another library.</source>
        <translation>腾出磁盘空间，或选择其他资料库。</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be read: {reason}.</source>
        <translation>文件夹 {folder} 无法读取：{reason}。</translation>
    </message>
    <message>
        <source>The database has no table {table}.</source>
        <translation>数据库缺少表 {table}。</translation>
    </message>
    <message>
        <source>The database cannot be read to its end: {error}.</source>
        <translation>数据库无法完整读取：{error}。</translation>
    </message>
    <message>
        <source>The database does not hold together: {told}.</source>
        <translation>数据库结构不一致：{told}。</translation>
    </message>
    <message>
        <source>A row of {table} is not what was written.</source>
        <translation>{table} 中有一行与写入时不同。</translation>
    </message>
    <message>
        <source>A row of {table} belongs to a row of {parent} that is missing.</source>
        <translation>{table} 中有一行所属的 {parent} 行缺失。</translation>
    </message>
</context>
<context>
    <name>moments</name>
    <message>
        <source>d MMM</source>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>d MMMM</source>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day} {time}</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <translation>yyyy年M月</translation>
    </message>
</context>
<context>
    <name>preset_title</name>
    <message>
        <source>Title of the preset</source>
        <translation>预设名称</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>punctuation</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>{fact}, {other}</source>
        <translation>{fact}，{other}</translation>
    </message>
    <message>
        <source>{name}: {words}</source>
        <translation>{name}：{words}</translation>
    </message>
</context>
<context>
    <name>state</name>
    <message>
        <source>Image {number} cannot be used.</source>
        <translation>图 {number} 无法使用。</translation>
    </message>
    <message>
        <source>Remove or replace it.</source>
        <translation>请移除或更换。</translation>
    </message>
    <message>
        <source>Image {empty_before} is empty, so Image {following} would be sent as Image {empty_before}.</source>
        <translation>图 {empty_before} 是空的，图 {following} 会被当作图 {empty_before} 发送。</translation>
    </message>
    <message>
        <source>Fill it, or drag the other picture there.</source>
        <translation>请填上，或把另一张图片拖过去。</translation>
    </message>
    <message>
        <source>This makes {edit_count} edits at once, and {most_variants} are the most.</source>
        <translation>这样会一次产生 {edit_count} 次编辑，上限为 {most_variants} 次。</translation>
    </message>
    <message>
        <source>Take out some choices or seeds.</source>
        <translation>请减少一些选项或种子。</translation>
    </message>
    <message>
        <source>{problem} with “{variant}”.</source>
        <translation>{problem}（“{variant}”）。</translation>
    </message>
    <message>
        <source>The name of this folder holds bytes that are no text, so it cannot be remembered.</source>
        <translation>这个文件夹的名称含有无法解读的字节，因此无法记录。</translation>
    </message>
    <message>
        <source>Choose a folder with another name.</source>
        <translation>请选择名称不同的文件夹。</translation>
    </message>
    <message>
        <source>{parent} is not there.</source>
        <translation>{parent} 不存在。</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>请选择其他文件夹。</translation>
    </message>
    <message>
        <source>There is a library in {folder} already.</source>
        <translation>{folder} 中已有资料库。</translation>
    </message>
    <message>
        <source>Open it, or choose another folder.</source>
        <translation>打开它，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>{folder} is not an empty folder.</source>
        <translation>{folder} 不是空文件夹。</translation>
    </message>
    <message>
        <source>Choose a new or an empty one.</source>
        <translation>请选择新的或空的文件夹。</translation>
    </message>
    <message>
        <source>There is a preset “{title}” already.</source>
        <translation>已有预设“{title}”。</translation>
    </message>
    <message>
        <source>Choose another title.</source>
        <translation>请换一个标题。</translation>
    </message>
    <message>
        <source>The file has no presets that are not here already.</source>
        <translation>文件中没有新的预设。</translation>
    </message>
    <message>
        <source>The pasted picture could not be kept.</source>
        <translation>粘贴的图片无法保存。</translation>
    </message>
    <message>
        <source>Is the disk full?</source>
        <translation>磁盘是否已满？</translation>
    </message>
    <message>
        <source>{name} cannot be read: {reason}.</source>
        <translation>{name} 无法读取：{reason}。</translation>
    </message>
    <message>
        <source>{name} is too large to be a file of settings.</source>
        <translation>{name} 太大，不像是设置文件。</translation>
    </message>
    <message>
        <source>{name} cannot be written: {reason}.</source>
        <translation>{name} 无法写入：{reason}。</translation>
    </message>
    <message>
        <source>Choose another place for it.</source>
        <translation>请换一个位置。</translation>
    </message>
    <message>
        <source>Give the account a name.</source>
        <translation>请给账号起个名称。</translation>
    </message>
    <message>
        <source>A name has at most {count} characters.</source>
        <translation>名称最多 {count} 个字符。</translation>
    </message>
    <message>
        <source>A name has no line breaks or other signs that cannot be seen.</source>
        <translation>名称不能含换行或其他不可见字符。</translation>
    </message>
    <message>
        <source>There is an account of this name already.</source>
        <translation>已有同名账号。</translation>
    </message>
    <message>
        <source>{title}, result {n}</source>
        <translation>{title}，结果 {n}</translation>
    </message>
</context>
<context>
    <name>ui</name>
    <message>
        <source>The system has no program for this picture.</source>
        <translation>系统中没有可打开这张图片的程序。</translation>
    </message>
    <message>
        <source>Choose one by “Other program…”.</source>
        <translation>请用“其他程序…”选择。</translation>
    </message>
    <message>
        <source>“{name}” could not be started.</source>
        <translation>“{name}”无法启动。</translation>
    </message>
    <message>
        <source>Choose another program.</source>
        <translation>请选择其他程序。</translation>
    </message>
</context>
</TS>
