; The setup for Windows. tools/package calls makensis with
; Links: a file of WriteRegStr lines made from crm_desktop/desktop/link_registration.py.
;   /DSCOPE=user|machine  /DLINKS=file  /DVERSION=1.2.3  /DNUMBERS=1.2.3.0  /DSOURCE=folder  /DICON=file  /DTARGET=setup.exe  /DSIZE_KB=n
;   /DAPPLICATION_ID=under what the task bar groups the program's windows
;   /DLAUNCHER=file  /DSTARTED=what shortcuts start: the launcher for one user, who updates the program himself (docs/updates.md)
; Silent: setup.exe /S [/D=folder]; uninstall.exe /S [/DELETEDATA=1]. Exit codes: 0 done, 2 refused by the user or
; failed, 1638 a newer version or the other package is installed, 1618 the program is open, 740 administrator needed.
Target amd64-unicode
Unicode true
!include MUI2.nsh
!include FileFunc.nsh
!include WordFunc.nsh
!include LogicLib.nsh
!include Win\COM.nsh
!include Win\Propkey.nsh

!define PRODUCT "CRM Desktop"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\crm-desktop"
!define APP "$INSTDIR\app"
!define DATA "$LOCALAPPDATA\crm_desktop"
!define ANOTHER_INSTALLED 1638
!define PROGRAM_OPEN 1618

Name "${PRODUCT}"
OutFile "${TARGET}"
SetCompressor /SOLID lzma
SetDateSave off
ManifestDPIAware true
ManifestSupportedOS Win10
BrandingText "${PRODUCT} ${VERSION}"
ShowInstDetails nevershow
ShowUninstDetails nevershow
!if "${SCOPE}" == "machine"
  RequestExecutionLevel admin
  InstallDir "$PROGRAMFILES64\${PRODUCT}"
  InstallDirRegKey HKLM "${UNINSTALL}" "InstallLocation"
!else
  RequestExecutionLevel user
  InstallDir "$LOCALAPPDATA\Programs\${PRODUCT}"
  InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
!endif

VIProductVersion "${NUMBERS}"
VIFileVersion "${NUMBERS}"
VIAddVersionKey /LANG=1046 "ProductName" "${PRODUCT}"
VIAddVersionKey /LANG=1046 "FileDescription" "Instalador do ${PRODUCT}"
VIAddVersionKey /LANG=1046 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1046 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1046 "CompanyName" "${PRODUCT}"
VIAddVersionKey /LANG=1046 "LegalCopyright" "MIT"

!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"' = 0
!endif

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
; The other runs as an administrator, and so would the program: the base would be founded in his account.
!if "${SCOPE}" == "user"
  !define MUI_FINISHPAGE_RUN "${STARTED}"
  !define MUI_FINISHPAGE_RUN_TEXT "Abrir o ${PRODUCT}"
!endif
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "PortugueseBR"

!macro Scope
  SetRegView 64
  !if "${SCOPE}" == "machine"
    SetShellVarContext all
  !else
    SetShellVarContext current
  !endif
!macroend

; A folder out of which a program runs cannot be renamed.
!macro RefuseWhileOpen
  ${If} ${FileExists} "${APP}\crm-desktop.exe"
    again:
    ClearErrors
    FileOpen $0 "${APP}\crm-desktop.exe" a
    ${If} ${Errors}
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "O ${PRODUCT} está aberto. Feche-o e tente de novo: o que foi digitado é guardado." /SD IDCANCEL IDRETRY again
      SetErrorLevel ${PROGRAM_OPEN}
      Quit
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

; In a folder that holds others' things the program gets one of its own: folders named as its are deleted.
!macro OwnFolder
  ${GetFileName} "$INSTDIR" $0
  ReadRegStr $1 SHCTX "${UNINSTALL}" "InstallLocation"
  ${If} $0 != "${PRODUCT}"
  ${AndIf} $1 != $INSTDIR
    ${If} ${FileExists} "${APP}\*.*"
    ${OrIf} ${FileExists} "$INSTDIR\new\*.*"
    ${OrIf} ${FileExists} "$INSTDIR\old\*.*"
    ${OrIf} ${FileExists} "$INSTDIR\update\*.*"
    ${OrIf} ${FileExists} "$INSTDIR\uninstall.exe"
      StrCpy $INSTDIR "$INSTDIR\${PRODUCT}"
    ${EndIf}
  ${EndIf}
!macroend

; Without it a pinned shortcut and the windows of the program would stand apart in the task bar.
!macro NameShortcut FILE
  !insertmacro ComHlpr_CreateInProcInstance ${CLSID_ShellLink} ${IID_IShellLink} r0 ""
  ${If} $0 P<> 0
    ${IUnknown::QueryInterface} $0 '("${IID_IPersistFile}",.r1)'
    ${IUnknown::QueryInterface} $0 '("${IID_IPropertyStore}",.r2)'
    ${If} $1 P<> 0
    ${AndIf} $2 P<> 0
      ${IPersistFile::Load} $1 '("${FILE}",${STGM_READWRITE})'
      System::Call '*(&w64 "${APPLICATION_ID}")p.r3'
      System::Call '*${SYSSTRUCT_PROPERTYKEY}(${PKEY_AppUserModel_ID})p.r4'
      System::Call '*${SYSSTRUCT_PROPVARIANT}(${VT_LPWSTR},,p r3)p.r5'
      ${IPropertyStore::SetValue} $2 '(r4,r5)'
      ${IPropertyStore::Commit} $2 ""
      ${IPersistFile::Save} $1 '("${FILE}",1)'
      System::Free $5
      System::Free $4
      System::Free $3
    ${EndIf}
    ${If} $2 P<> 0
      ${IUnknown::Release} $2 ""
    ${EndIf}
    ${If} $1 P<> 0
      ${IUnknown::Release} $1 ""
    ${EndIf}
    ${IUnknown::Release} $0 ""
  ${EndIf}
!macroend

Function .onInit
  !insertmacro Scope
  !if "${SCOPE}" == "machine"
    ; Written by the MSI, which installs into the same folder.
    ReadRegDWORD $0 HKLM "Software\${PRODUCT}" "shortcut"
    ${If} $0 = 1
      MessageBox MB_OK|MB_ICONSTOP "O ${PRODUCT} está neste computador pelo pacote MSI. Atualize-o com um MSI mais novo, ou remova-o antes. Nada foi mudado." /SD IDOK
      SetErrorLevel ${ANOTHER_INSTALLED}
      Quit
    ${EndIf}
  !endif
  ReadRegStr $0 SHCTX "${UNINSTALL}" "DisplayVersion"
  ${If} $0 != ""
    ${VersionCompare} "$0" "${VERSION}" $1
    ${If} $1 == 1
      MessageBox MB_OK|MB_ICONSTOP "Já está instalada a versão $0, mais nova que esta (${VERSION}). Nada foi mudado." /SD IDOK
      SetErrorLevel ${ANOTHER_INSTALLED}
      Quit
    ${EndIf}
  ${EndIf}
FunctionEnd

; All new files are there before one old one goes: an end half-way leaves a whole program.
Section
  !insertmacro OwnFolder
  !insertmacro RefuseWhileOpen
  RMDir /r "$INSTDIR\new"
  SetOutPath "$INSTDIR\new"
  ClearErrors
  File /r "${SOURCE}\*.*"
  ${If} ${Errors}
    SetOutPath "$INSTDIR"
    RMDir /r "$INSTDIR\new"
    MessageBox MB_OK|MB_ICONSTOP "Não foi possível gravar os arquivos: confira o espaço em disco e o direito de gravar em $INSTDIR. A versão anterior continua como estava." /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  SetOutPath "$INSTDIR"
  !if "${SCOPE}" == "user"
    ; What an update left waiting or on trial is older than this: from here on the launcher puts nothing in place.
    Delete "$INSTDIR\update\ready"
    Delete "$INSTDIR\update\trial"
  !endif
  RMDir /r "$INSTDIR\old"
  ${If} ${FileExists} "${APP}\*.*"
    ClearErrors
    Rename "${APP}" "$INSTDIR\old"
    ${If} ${Errors}
      RMDir /r "$INSTDIR\new"
      MessageBox MB_OK|MB_ICONSTOP "O ${PRODUCT} está em uso. Feche-o e instale de novo. A versão anterior continua como estava." /SD IDOK
      SetErrorLevel ${PROGRAM_OPEN}
      Quit
    ${EndIf}
  ${EndIf}
  ClearErrors
  Rename "$INSTDIR\new" "${APP}"
  ${If} ${Errors}
    Rename "$INSTDIR\old" "${APP}"
    SetErrorLevel 2
    Quit
  ${EndIf}
  RMDir /r "$INSTDIR\old"
  !if "${SCOPE}" == "user"
    ; What it has believed stays, so that nothing older is.
    RMDir /r "$INSTDIR\update\new"
    RMDir /r "$INSTDIR\update\previous"
    File "/oname=crm-desktop.exe" "${LAUNCHER}"
  !endif
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${PRODUCT}.lnk" "${STARTED}"
  !insertmacro NameShortcut "$SMPROGRAMS\${PRODUCT}.lnk"
  !include "${LINKS}"
  WriteRegStr SHCTX "${UNINSTALL}" "DisplayName" "${PRODUCT}"
  WriteRegStr SHCTX "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${UNINSTALL}" "DisplayIcon" "${STARTED}"
  WriteRegStr SHCTX "${UNINSTALL}" "Publisher" "${PRODUCT}"
  WriteRegStr SHCTX "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr SHCTX "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD SHCTX "${UNINSTALL}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD SHCTX "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD SHCTX "${UNINSTALL}" "NoRepair" 1
SectionEnd

Function un.onInit
  !insertmacro Scope
FunctionEnd

; A damaged program says so in a box, which nobody sees in a silent uninstallation: it is not waited for longer.
!macro Run WORDS
  nsExec::Exec /TIMEOUT=60000 '"${APP}\crm-desktop.exe" ${WORDS}'
  Pop $0
!macroend

; What this user wrote stays unless it is asked for: $R0 is 1 then.
Function un.AskAboutData
  StrCpy $R0 "0"
  SetShellVarContext current
  ${If} ${FileExists} "${DATA}\*.*"
    ${GetParameters} $0
    ClearErrors
    ${GetOptions} $0 "/DELETEDATA=" $1
    ${If} ${Errors}
      MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "Apagar também a base, os rascunhos, as cópias e as senhas lembradas deste usuário neste computador? Isto não pode ser desfeito." /SD IDNO IDNO kept
      StrCpy $1 "1"
    ${EndIf}
    ; Behind it stands what the uninstaller tells its own copy.
    StrCpy $R0 $1 1
    kept:
  ${EndIf}
  !insertmacro Scope
FunctionEnd

Section Uninstall
  !insertmacro RefuseWhileOpen
  Call un.AskAboutData
  ${If} $R0 == "1"
    ; While the program is there to take them out.
    !insertmacro Run "passwords remove"
  ${EndIf}
  ; What this account chose in Preferências.
  !insertmacro Run "links remove"
  RMDir /r "${APP}"
  RMDir /r "$INSTDIR\new"
  RMDir /r "$INSTDIR\old"
  RMDir /r "$INSTDIR\update"
  Delete "$INSTDIR\crm-desktop.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${PRODUCT}.lnk"
  DeleteRegKey SHCTX "${UNINSTALL}"
  ReadRegStr $0 SHCTX "Software\Classes\crm-desktop\shell\open\command" ""
  ${If} $0 == '"${STARTED}" --link "%1"'
    DeleteRegKey SHCTX "Software\Classes\crm-desktop"
  ${EndIf}
  ${If} $R0 == "1"
    SetShellVarContext current
    RMDir /r "${DATA}"
  ${EndIf}
SectionEnd
