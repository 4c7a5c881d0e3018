; The installer for Windows, for one person, without administrator's rights.
; makensis -DVERSION=0.1.0 -DBUNDLE=…\qwen-studio -DICON=…\qwen-studio.ico -DOUTPUT=…\setup.exe installer.nsi
; Compiled on Linux with an empty bundle; not run on Windows by the project's own tests.

Unicode true
SetCompressor /SOLID lzma
ManifestDPIAware true
RequestExecutionLevel user

!include "MUI2.nsh"
!include "FileFunc.nsh"

!define NAME "Qwen Studio"
!define PROGRAM "qwen-studio.exe"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\QwenStudio"

Name "${NAME}"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${UNINSTALL_KEY}" "InstallLocation"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "${NAME} installer"
VIAddVersionKey "LegalCopyright" "MIT, Qwen Studio contributors"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"

!insertmacro MUI_PAGE_LICENSE "${LICENCE}"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "SimpChinese"

Section "Install"
  ; A newer version must not find modules of an older one beside its own.
  RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  File /r "${BUNDLE}/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortCut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${PROGRAM}"

  ; "Open with" for pictures, without taking them from the program that opens them now.
  WriteRegStr HKCU "Software\Classes\Applications\${PROGRAM}" "FriendlyAppName" "${NAME}"
  WriteRegStr HKCU "Software\Classes\Applications\${PROGRAM}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
  !macro OPENS EXTENSION
    WriteRegStr HKCU "Software\Classes\Applications\${PROGRAM}\SupportedTypes" "${EXTENSION}" ""
    WriteRegStr HKCU "Software\Classes\${EXTENSION}\OpenWithList\${PROGRAM}" "" ""
  !macroend
  !insertmacro OPENS ".png"
  !insertmacro OPENS ".jpg"
  !insertmacro OPENS ".jpeg"
  !insertmacro OPENS ".webp"
  !insertmacro OPENS ".tif"
  !insertmacro OPENS ".tiff"
  !insertmacro OPENS ".bmp"

  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${PROGRAM}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "Qwen Studio contributors"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" "$0"
SectionEnd

Section "Uninstall"
  ; Pictures, library and settings are the person's own and stay.
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$INSTDIR\${PROGRAM}"
  Delete "$INSTDIR\uninstall.exe"
  RMDir /r "$INSTDIR\_internal"
  RMDir "$INSTDIR"
  DeleteRegKey HKCU "Software\Classes\Applications\${PROGRAM}"
  !macro OPENS_NO_MORE EXTENSION
    DeleteRegKey HKCU "Software\Classes\${EXTENSION}\OpenWithList\${PROGRAM}"
  !macroend
  !insertmacro OPENS_NO_MORE ".png"
  !insertmacro OPENS_NO_MORE ".jpg"
  !insertmacro OPENS_NO_MORE ".jpeg"
  !insertmacro OPENS_NO_MORE ".webp"
  !insertmacro OPENS_NO_MORE ".tif"
  !insertmacro OPENS_NO_MORE ".tiff"
  !insertmacro OPENS_NO_MORE ".bmp"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
SectionEnd
